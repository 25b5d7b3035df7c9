import { EnqueuedState } from '../../../states/enqueued-state.js';
import type { LockRequest, LockStore } from '../../../storage/locks/lock-store.js';
import { type StoredJob, standsUnder } from '../jobs/stored-job.js';
import type { MemoryTables } from '../memory-tables.js';
import { holderOf } from './lock-table.js';

export class MemoryLockStore implements LockStore {
  constructor(private readonly tables: MemoryTables) {}

  async acquire(requests: readonly LockRequest[]): Promise<string[]> {
    const { locks, events } = this.tables;
    const granted = requests.filter((request) => this.acquireOne(request));
    // Where the resource is free, the new job may come before the woken jobs of its queue.
    for (const { resource } of requests) locks.wakeNext(resource);
    events.tell();
    return granted.map(({ id }) => id);
  }

  private acquireOne(request: LockRequest): boolean {
    const { jobs, locks } = this.tables;
    const job = jobs.find(request.id);
    if (!standsUnder(job, request.lease)) return false;

    const isHeld = locks.take(request.resource, holderOf(request), job.wait);
    if (!isHeld) this.letWait(job, request);
    return isHeld;
  }

  private letWait(job: StoredJob, { resource, timeoutMs }: LockRequest): void {
    const { jobs, locks, events } = this.tables;
    const now = this.tables.now();
    const { wait } = job;
    const earlier = wait?.resource === resource ? wait.deadline : undefined;
    const deadline = earlier ?? now + timeoutMs;

    jobs.replace(job, {
      state: EnqueuedState.NAME,
      since: now,
      // The claim led to no run.
      attempt: job.attempt - 1,
      lease: undefined,
      wait: { resource, deadline, place: 'waiting' },
    });
    if (wait?.place === 'woken' && wait.resource !== resource) locks.wakeNext(wait.resource);
    events.scheduled(deadline);
  }
}
