import {
  fingerprintOfHandlers,
  type HandlersOfServers,
  handlersText,
  type KnownHandlers,
} from '../../../storage/servers/known-handlers.js';
import type {
  HeartbeatOptions,
  LostServer,
  Pulse,
  ServerAnnouncement,
  ServerRecord,
  ServerStore,
} from '../../../storage/servers/server-store.js';
import type { StoreClock } from '../../parts/store-clock.js';
import type { SqlStorageEvents } from '../events/sql-storage-events.js';
import type { LockFreer } from '../locks/lock-freer.js';
import type { SqlDatabase } from '../sql-database.js';
import type { BeatAnswer, ServerOperations, Surroundings } from './server-operations.js';
import { SlowLook } from './slow-look.js';

/** A heartbeat waits for a slow look for this part of the time that its server may be silent, ... */
const PATIENCE = 8;
/** ... and at least so long, in milliseconds. */
const LEAST_PATIENCE_MS = 500;

export class SqlServerStore<E> implements ServerStore {
  private readonly looks = new Map<string, SlowLook>();

  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: ServerOperations<E>,
    private readonly clock: StoreClock,
    private readonly locks: LockFreer<E>,
    private readonly events: SqlStorageEvents<E>,
  ) {}

  announce(server: ServerAnnouncement): Promise<void> {
    return this.operations.announce(this.database.executor, server);
  }

  async announceHandlers(id: string, known: KnownHandlers): Promise<void> {
    const text = handlersText(known);
    const said = { fingerprint: fingerprintOfHandlers(text), text };
    await this.operations.announceHandlers(this.database.executor, id, said);
  }

  listHandlers(): Promise<HandlersOfServers[]> {
    return this.operations.listHandlers(this.database.executor);
  }

  async heartbeat(id: string, options: HeartbeatOptions): Promise<Pulse> {
    const { operations } = this;
    const { executor } = this.database;
    const { queues, serverTimeoutMs, load, activity, isStopping = false } = options;
    const sentMs = performance.now();
    const { session } = this.events;
    const beat = { id, load, activity, isStopping, session, echo: this.events.echo() };
    const surroundings = { id, queues, serverTimeoutMs };
    // Before it is sent: it may come back before the statement's own answer.
    this.events.expectEcho();

    const look = this.lookOf(id);
    if (look.isQuick) {
      look.begins();
      const answer = await operations.beatAndLook(executor, beat, surroundings);
      await this.answered(answer, sentMs);
      look.took(performance.now() - sentMs);
      return pulseOf(answer, answer);
    }
    const answer = await operations.beat(executor, beat);
    await this.answered(answer, sentMs);
    const patienceMs = Math.max(LEAST_PATIENCE_MS, serverTimeoutMs / PATIENCE);
    return pulseOf(
      answer,
      await look.see(() => operations.look(executor, surroundings), patienceMs),
    );
  }

  async requestStop(id: string): Promise<boolean> {
    const isRequested = await this.operations.requestStop(this.database.executor, id);
    if (isRequested) this.events.announceStop(id);
    return isRequested;
  }

  async remove(id: string): Promise<void> {
    this.looks.delete(id);
    const woken = await this.database.transaction('remove a server', async (executor) => {
      await this.operations.remove(executor, id);
      return this.locks.freeOfServers(executor, [id]);
    });
    this.events.announceReady(woken);
  }

  async removeTimedOut(serverTimeoutMs: number): Promise<string[]> {
    const { ids, woken } = await this.database.transaction(
      'remove silent servers',
      async (executor) => {
        const ids = await this.operations.removeTimedOut(executor, serverTimeoutMs);
        const woken = await this.locks.freeOfServers(executor, ids);
        return { ids, woken: [...woken, ...(await this.locks.freeOfNobody(executor))] };
      },
    );
    this.events.announceReady(woken);
    return ids;
  }

  list(): Promise<ServerRecord[]> {
    return this.operations.list(this.database.executor);
  }

  listLost(): Promise<LostServer[]> {
    return this.operations.listLost(this.database.executor);
  }

  private async answered({ nowMs, isEchoed, secret }: BeatAnswer, sentMs: number): Promise<void> {
    this.clock.synchronize(nowMs, sentMs);
    if (!isEchoed) this.events.expectNoEcho();
    await this.events.renewNames(secret, this.database.executor);
  }

  private lookOf(id: string): SlowLook {
    const look = this.looks.get(id) ?? new SlowLook();
    this.looks.set(id, look);
    return look;
  }
}

const pulseOf = (
  { isKnown, isStopRequested, pausedQueues }: BeatAnswer,
  seen: Surroundings,
): Pulse => ({
  isKnown,
  isStopRequested,
  pausedQueues,
  hasReadyJobs: seen.hasReadyJobs,
  hasParkedJobs: seen.hasParkedJobs,
  hasAbandonedJobs: seen.hasAbandonedJobs,
  hasReleasedContinuations: seen.hasReleasedContinuations,
  hasUncountedBatches: seen.hasUncountedBatches,
  nextRecurringAt: seen.nextRecurringAt,
  nextDueAt: seen.nextDueAt,
  nextTimeoutAt: seen.nextTimeoutAt,
  hasUnfoldedMeasurements: seen.hasUnfoldedMeasurements,
  signs: seen.signs,
});
