import type { ClaimRequest, LeasedJob, QueueStore } from '../../../../storage/queue-store.js';
import type { ClaimedJob } from '../../../../storage/records.js';
import { claimedJobOf } from './job-rows.js';
import { leaseColumns } from './lease-columns.js';
import type { LockReleaser } from './lock-releaser.js';
import type { PostgresDatabase } from './postgres-database.js';
import type { PostgresEvents } from './postgres-events.js';
import { claimJobs, findLeases, findLostLeases, handBackJobs } from './statements/claim-jobs.js';

export class PostgresQueueStore implements QueueStore {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly locks: LockReleaser,
    private readonly events: PostgresEvents,
  ) {}

  async claim({ queues, serverId, limit }: ClaimRequest): Promise<ClaimedJob[]> {
    if (limit <= 0 || queues.length === 0) return [];

    const rows = await this.database.run(claimJobs, [queues, serverId, limit]);
    return inOrder(rows.map(claimedJobOf), queues);
  }

  async handBack(jobs: readonly LeasedJob[]): Promise<void> {
    if (jobs.length === 0) return;

    const queues = await this.database.transaction('hand back jobs', async (executor) => {
      const rows = await executor.run(handBackJobs, leaseColumns(jobs));
      const woken = await this.locks.releaseOfRuns(executor, jobs);
      return [...rows.map(({ queue }) => queue as string), ...woken];
    });
    this.events.announceReady(queues);
  }

  async findLeases(serverId: string): Promise<LeasedJob[]> {
    const rows = await this.database.run(findLeases, [serverId]);
    return rows.map(({ id, attempt }) => ({
      id: id as string,
      lease: { serverId, attempt: attempt as number },
    }));
  }

  async findLostLeases(jobs: readonly LeasedJob[]): Promise<string[]> {
    if (jobs.length === 0) return [];

    const rows = await this.database.run(findLostLeases, leaseColumns(jobs));
    return rows.map(({ id }) => id as string);
  }
}

/** An UPDATE answers in no particular order. */
function inOrder(jobs: ClaimedJob[], queues: readonly string[]): ClaimedJob[] {
  const rank = new Map(queues.map((queue, index) => [queue, index]));
  const rankOf = ({ queue }: ClaimedJob) => rank.get(queue) ?? queues.length;

  return jobs.sort(
    (a, b) => rankOf(a) - rankOf(b) || a.priority - b.priority || (a.id < b.id ? -1 : 1),
  );
}
