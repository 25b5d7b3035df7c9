import { requireQueueName } from '../../../../../job/queue-name.js';
import type {
  ClaimRequest,
  LeasedJob,
  LocalWorkers,
  PausedQueue,
  QueueStore,
} from '../../../../../storage/queue-store.js';
import type { ClaimedJob } from '../../../../../storage/records.js';
import { ClaimStart } from './claim-start.js';
import { dateOf } from '../instants.js';
import { claimedJobsOf } from '../jobs/job-rows.js';
import { leaseColumns } from './lease-columns.js';
import type { LocalHandOff } from './local-hand-off.js';
import type { LockReleaser } from '../locks/lock-releaser.js';
import type { PostgresDatabase } from '../connection/postgres-database.js';
import type { PostgresEvents } from '../events/postgres-events.js';
import { claimJobs, findLeases, findLostLeases, handBackJobs } from './claim-jobs.sql.js';
import { listPausedQueues, pauseQueue, resumeQueue } from './paused-queues.sql.js';
import { withoutNul } from '../without-nul.js';

export class PostgresQueueStore implements QueueStore {
  private readonly start = new ClaimStart();
  private reminder: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: PostgresDatabase,
    private readonly locks: LockReleaser,
    private readonly events: PostgresEvents,
    private readonly handOff: LocalHandOff,
  ) {}

  offer(workers: LocalWorkers): () => void {
    return this.handOff.offer(workers);
  }

  async claim(request: ClaimRequest): Promise<ClaimedJob[]> {
    const { queues, limit } = request;
    if (limit <= 0 || queues.length === 0) return [];
    if (this.start.isBeginningDue) return this.claimFromBeginning(request);

    const claimed = await this.claimFrom(request, this.start.behindLast(queues));
    if (claimed.length === limit) return claimed;

    const waitMs = this.start.msUntilBeginning;
    if (waitMs > 0) {
      this.lookAgainIn(waitMs, queues);
      return claimed;
    }
    const rest = { ...request, limit: limit - claimed.length };
    return [...claimed, ...(await this.claimFromBeginning(rest))];
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

  async pause(queue: string, by: string): Promise<boolean> {
    const [paused] = await this.database.run(pauseQueue, [requireQueueName(queue), withoutNul(by)]);
    if (paused) this.events.announceQueues();
    return paused !== undefined;
  }

  async resume(queue: string): Promise<boolean> {
    const [resumed] = await this.database.run(resumeQueue, [withoutNul(queue)]);
    if (!resumed) return false;

    this.events.announceQueues();
    this.events.announceReady([queue]);
    return true;
  }

  async pausedQueues(): Promise<PausedQueue[]> {
    const rows = await this.database.run(listPausedQueues);
    return rows.map((row) => ({
      name: row.queue as string,
      pausedAt: dateOf(row.paused_ms),
      pausedBy: row.paused_by as string,
    }));
  }

  private async claimFromBeginning(request: ClaimRequest): Promise<ClaimedJob[]> {
    const startedMs = performance.now();
    const claimed = await this.claimFrom(request, this.start.beginning(request.queues));
    this.start.walked(performance.now() - startedMs, claimed.length);
    return claimed;
  }

  private async claimFrom(
    { queues, serverId, limit }: ClaimRequest,
    [priorities, ids]: readonly [number[], string[]],
  ): Promise<ClaimedJob[]> {
    const rows = await this.database.run(claimJobs, [queues, serverId, limit, priorities, ids]);
    const claimed = inOrder(claimedJobsOf(rows, serverId), queues);
    this.start.claimed(claimed);
    return claimed;
  }

  private lookAgainIn(ms: number, queues: readonly string[]): void {
    this.reminder ??= setTimeout(() => {
      this.reminder = undefined;
      this.events.remind(queues);
    }, ms).unref();
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
