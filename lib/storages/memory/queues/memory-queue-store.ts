import { requireQueueName } from '../../../job/queue-name.js';
import { EnqueuedState } from '../../../states/enqueued-state.js';
import { ProcessingState } from '../../../states/processing-state.js';
import type { ClaimedJob } from '../../../storage/jobs/records.js';
import { type CallName, PARKED } from '../../../storage/queues/parked-jobs.js';
import type {
  ClaimRequest,
  LeasedJob,
  PausedQueue,
  QueueStore,
} from '../../../storage/queues/queue-store.js';
import { toClaimedJob } from '../jobs/job-mapping.js';
import { isParked, parkedKey, type StoredJob, standsUnder } from '../jobs/stored-job.js';
import { holderOf, isSameRun } from '../locks/lock-table.js';
import type { MemoryTables } from '../memory-tables.js';

export class MemoryQueueStore implements QueueStore {
  constructor(private readonly tables: MemoryTables) {}

  async claim({ serverId, queues, limit, parked = [] }: ClaimRequest): Promise<ClaimedJob[]> {
    const claimed: ClaimedJob[] = [];

    for (const queue of queues) {
      if (this.tables.pausedQueues.has(queue)) continue;
      while (claimed.length < limit) {
        const job = this.firstParked(queue, parked) ?? this.tables.jobs.ready.first(queue);
        if (job === undefined) break;
        claimed.push(this.lease(job, serverId));
      }
    }
    return claimed;
  }

  async park(jobs: readonly LeasedJob[]): Promise<void> {
    if (jobs.length === 0) return;

    for (const leased of jobs) this.putAside(leased);
    this.tables.events.hint('parked');
    this.tables.events.tell();
  }

  async parkedCalls(queues: readonly string[]): Promise<CallName[]> {
    const calls = new Map<string, CallName>();
    for (const { queue, type, method } of this.tables.jobs.parked.firstOfEach()) {
      if (queues.includes(queue)) calls.set(JSON.stringify([type, method]), { type, method });
    }
    return [...calls.values()];
  }

  async handBack(jobs: readonly LeasedJob[]): Promise<void> {
    for (const leased of jobs) this.putBack(leased);
    this.tables.events.tell();
  }

  async findLeases(serverId: string): Promise<LeasedJob[]> {
    return [...this.tables.jobs.leased.all(serverId)].map(({ id, attempt }) => ({
      id,
      lease: { serverId, attempt },
    }));
  }

  async findLostLeases(jobs: readonly LeasedJob[]): Promise<string[]> {
    const isLost = ({ id, lease }: LeasedJob) => !standsUnder(this.tables.jobs.find(id), lease);
    return jobs.filter(isLost).map(({ id }) => id);
  }

  async pause(queue: string, by: string): Promise<boolean> {
    const { pausedQueues, events } = this.tables;
    const name = requireQueueName(queue);
    if (pausedQueues.has(name)) return false;

    pausedQueues.set(name, { name, pausedAt: new Date(this.tables.now()), pausedBy: by });
    events.hint('queues');
    events.tell();
    return true;
  }

  async resume(queue: string): Promise<boolean> {
    const { pausedQueues, events } = this.tables;
    if (!pausedQueues.delete(queue)) return false;

    events.hint('queues');
    events.ready(queue);
    events.tell();
    return true;
  }

  async pausedQueues(): Promise<PausedQueue[]> {
    const paused = [...this.tables.pausedQueues.values()];
    return paused.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private firstParked(queue: string, calls: readonly CallName[]): StoredJob | undefined {
    for (const call of calls) {
      const job = this.tables.jobs.parked.first(parkedKey(queue, call));
      if (job) return job;
    }
    return undefined;
  }

  private lease(job: StoredJob, serverId: string): ClaimedJob {
    const now = this.tables.now();
    const lease = { serverId, since: now };
    const running = this.tables.jobs.replace(job, {
      state: ProcessingState.NAME,
      since: now,
      attempt: job.attempt + 1,
      lease,
      wait: isParked(job) ? undefined : job.wait,
    });
    return toClaimedJob(running, lease, this.tables.batches.isCanceled(job.batchId));
  }

  private putAside(leased: LeasedJob): void {
    const { jobs, locks } = this.tables;
    const job = jobs.find(leased.id);
    locks.freeAll((holder) => isSameRun(holder, holderOf(leased)));
    if (!standsUnder(job, leased.lease)) return;

    const { wait } = job;
    jobs.replace(job, {
      state: EnqueuedState.NAME,
      since: this.tables.now(),
      attempt: job.attempt - 1,
      lease: undefined,
      wait: { resource: PARKED, deadline: Number.POSITIVE_INFINITY, place: 'waiting' },
    });
    if (wait?.place === 'woken') locks.wakeNext(wait.resource);
  }

  private putBack(leased: LeasedJob): void {
    const { jobs, locks, events } = this.tables;
    const job = jobs.find(leased.id);
    locks.freeAll((holder) => isSameRun(holder, holderOf(leased)));
    if (!standsUnder(job, leased.lease)) return;

    jobs.replace(job, {
      state: EnqueuedState.NAME,
      since: this.tables.now(),
      attempt: job.attempt - 1,
      lease: undefined,
    });
    events.ready(job.queue);
  }
}
