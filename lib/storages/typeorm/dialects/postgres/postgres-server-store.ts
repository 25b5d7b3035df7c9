import type {
  HeartbeatOptions,
  Pulse,
  ServerAnnouncement,
  ServerRecord,
  ServerStore,
} from '../../../../storage/server-store.js';
import { dateOf, optionalDateOf } from './job-rows.js';
import type { LockReleaser } from './lock-releaser.js';
import type { PostgresDatabase } from './postgres-database.js';
import type { PostgresEvents } from './postgres-events.js';
import {
  announceServer,
  heartbeat,
  listServers,
  removeServer,
  removeTimedOutServers,
} from './statements/servers.js';
import type { StoreClock } from './store-clock.js';

export class PostgresServerStore implements ServerStore {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly clock: StoreClock,
    private readonly locks: LockReleaser,
    private readonly events: PostgresEvents,
  ) {}

  async announce({ id, name, queues, workerCount }: ServerAnnouncement): Promise<void> {
    await this.database.run(announceServer, [id, name, queues, workerCount]);
  }

  async heartbeat(id: string, { queues, serverTimeoutMs }: HeartbeatOptions): Promise<Pulse> {
    const sentMs = performance.now();
    const { channel, message } = this.events.echo();
    const parameters = [id, queues, serverTimeoutMs, channel, message];
    // Before it is sent: it may come back before the statement's own answer.
    this.events.expectEcho();
    const [row] = await this.database.run(heartbeat, parameters);
    if (!row) throw new TypeError('The heartbeat statement answers exactly one row.');

    this.clock.synchronize(Number(row.now_ms), sentMs);
    return {
      isKnown: row.is_known === true,
      hasReadyJobs: row.has_ready === true,
      hasAbandonedJobs: row.has_abandoned === true,
      hasReleasedContinuations: row.has_released === true,
      hasUncountedBatches: row.has_uncounted === true,
      nextRecurringAt: optionalDateOf(row.recurring_ms),
      nextDueAt: optionalDateOf(row.due_ms),
      nextTimeoutAt: optionalDateOf(row.timeout_ms),
    };
  }

  async remove(id: string): Promise<void> {
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
        return { ids, woken: await this.locks.releaseOfServers(executor, ids) };
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
    }));
  }
}
