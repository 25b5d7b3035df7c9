import { EnqueuedState } from '../../states/enqueued-state.js';
import type { LockRequest, LockStore } from '../../storage/lock-store.js';
import { holderOf } from './lock-table.js';
import type { MemoryTables } from './memory-tables.js';
import { type StoredJob, standsUnder } from './stored-job.js';

export class MemoryLockStore implements LockStore {
  constructor(private readonly tables: MemoryTables) {}

  async acquire(requests: readonly LockRequest[]): Promise<string[]> {
    const granted = requests.filter((request) => this.acquireOne(request));
    this.tables.events.tell();
    return granted.map(({ id }) => id);
  }

  private acquireOne(request: LockRequest): boolean {
    const { jobs, locks } = this.tables;
    const job = jobs.find(request.id);
    if (!standsUnder(job, request.lease)) return false;

    const isHeld = locks.take(request.resource, holderOf(request));
    if (!isHeld) this.letWait(job, request);
    return isHeld;
  }

  private letWait(job: StoredJob, { resource, timeoutMs }: LockRequest): void {
    const now = this.tables.now();
    const earlier = job.wait?.resource === resource ? job.wait.deadline : undefined;
    const deadline = earlier ?? now + timeoutMs;

    this.tables.jobs.replace(job, {
      state: EnqueuedState.NAME,
      since: now,
      // The claim led to no run.
      attempt: job.attempt - 1,
      lease: undefined,
      wait: { resource, deadline, isBlocked: true },
    });
    this.tables.events.scheduled(deadline);
  }
}
