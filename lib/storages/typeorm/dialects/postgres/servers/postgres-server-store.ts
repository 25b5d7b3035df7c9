import type {
  HeartbeatOptions,
  Pulse,
  ServerAnnouncement,
  ServerLoad,
  ServerRecord,
  ServerStore,
} from '../../../../../storage/server-store.js';
import { dateOf, optionalDateOf } from '../../../../sql/instants.js';
import type { LockReleaser } from '../../../../sql/locks/lock-releaser.js';
import type { Executor, PostgresDatabase, Row } from '../connection/postgres-database.js';
import type { PostgresEvents } from '../events/postgres-events.js';
import {
  announceServer,
  beatAlone,
  heartbeat,
  listServers,
  lookAround,
  removeServer,
  removeTimedOutServers,
  requestServerStop,
} from './servers.sql.js';
import { SlowLook } from './slow-look.js';
import type { StoreClock } from './store-clock.js';

/** A heartbeat waits for a slow look for this part of the time that its server may be silent, ... */
const PATIENCE = 8;
/** ... and at least so long, in milliseconds. */
const LEAST_PATIENCE_MS = 500;

export class PostgresServerStore implements ServerStore {
  private readonly looks = new Map<string, SlowLook>();

  constructor(
    private readonly database: PostgresDatabase,
    private readonly clock: StoreClock,
    private readonly locks: LockReleaser<Executor>,
    private readonly events: PostgresEvents,
  ) {}

  async announce({ id, name, queues, workerCount }: ServerAnnouncement): Promise<void> {
    await this.database.run(announceServer, [id, name, queues, workerCount]);
  }

  async heartbeat(id: string, options: HeartbeatOptions): Promise<Pulse> {
    const { queues, serverTimeoutMs, load, isStopping = false } = options;
    const sentMs = performance.now();
    const { channel, message } = this.events.echo();
    const used = [load?.memoryBytes, load?.cpu, load?.eventLoopLagMs].map((value) => value ?? null);
    const beat = [id, ...used, isStopping, this.events.session ?? null, channel, message];
    const surroundings = [queues, serverTimeoutMs];
    // Before it is sent: it may come back before the statement's own answer.
    this.events.expectEcho();

    const look = this.lookOf(id);
    const isWhole = look.isQuick;
    if (isWhole) look.begins();
    const [row] = isWhole
      ? await this.database.run(heartbeat, [...beat, ...surroundings])
      : await this.database.run(beatAlone, beat);
    if (!row) throw new TypeError('The heartbeat statement answers exactly one row.');
    this.clock.synchronize(Number(row.now_ms), sentMs);
    if (row.is_echoed !== true) this.events.expectNoEcho();
    await this.events.renewNames(row.secret, this.database);

    if (isWhole) look.took(performance.now() - sentMs);
    const lookAround = () => this.lookAround([id, ...surroundings]);
    const patienceMs = Math.max(LEAST_PATIENCE_MS, serverTimeoutMs / PATIENCE);
    const seen = isWhole ? row : await look.see(lookAround, patienceMs);
    return {
      isKnown: row.is_known === true,
      isStopRequested: row.is_stopping === true,
      pausedQueues: row.paused_queues as string[],
      hasReadyJobs: seen.has_ready === true,
      hasAbandonedJobs: seen.has_abandoned === true,
      hasReleasedContinuations: seen.has_released === true,
      hasUncountedBatches: seen.has_uncounted === true,
      nextRecurringAt: optionalDateOf(seen.recurring_ms),
      nextDueAt: optionalDateOf(seen.due_ms),
      nextTimeoutAt: optionalDateOf(seen.timeout_ms),
    };
  }

  async requestStop(id: string): Promise<boolean> {
    const [requested] = await this.database.run(requestServerStop, [id]);
    if (requested) this.events.announceStop(id);
    return requested !== undefined;
  }

  async remove(id: string): Promise<void> {
    this.looks.delete(id);
    const woken = await this.database.transaction('remove a server', async (executor) => {
      await executor.run(removeServer, [id]);
      return this.locks.releaseOfServers(executor, [id]);
    });
    this.events.announceReady(woken);
  }

  async removeTimedOut(serverTimeoutMs: number): Promise<string[]> {
    const { ids, woken } = await this.database.transaction(
      'remove silent servers',
      async (executor) => {
        const rows = await executor.run(removeTimedOutServers, [serverTimeoutMs]);
        const ids = rows.map(({ id }) => id as string);
        const woken = await this.locks.releaseOfServers(executor, ids);
        return { ids, woken: [...woken, ...(await this.locks.releaseOfNobody(executor))] };
      },
    );
    this.events.announceReady(woken);
    return ids;
  }

  async list(): Promise<ServerRecord[]> {
    const rows = await this.database.run(listServers);
    return rows.map((row) => ({
      id: row.id as string,
      name: row.name as string,
      queues: row.queues as string[],
      workerCount: row.worker_count as number,
      startedAt: dateOf(row.started_ms),
      heartbeatAt: dateOf(row.heartbeat_ms),
      isStopping: row.is_stopping === true,
      load: loadOf(row),
    }));
  }

  private lookOf(id: string): SlowLook {
    const look = this.looks.get(id) ?? new SlowLook();
    this.looks.set(id, look);
    return look;
  }

  private async lookAround(parameters: readonly unknown[]): Promise<Row> {
    const [row] = await this.database.run(lookAround, parameters);
    return row ?? {};
  }
}

function loadOf({ memory_bytes: memoryBytes, cpu, event_loop_lag_ms: lagMs }: Row) {
  if (typeof memoryBytes !== 'number') return undefined;
  const load: ServerLoad = { memoryBytes, cpu: Number(cpu), eventLoopLagMs: Number(lagMs) };
  return load;
}
