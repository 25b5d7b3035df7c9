import type { LeasedJob } from '../../storage/queue-store.js';
import type { JobTable } from './job-table.js';
import type { MemoryStorageEvents } from './memory-storage-events.js';

/** The run that holds a lock. */
export interface LockHolder {
  readonly jobId: string;
  readonly serverId: string;
  readonly attempt: number;
}

export const holderOf = ({ id, lease }: LeasedJob): LockHolder => ({
  jobId: id,
  serverId: lease.serverId,
  attempt: lease.attempt,
});

export const isSameRun = (a: LockHolder, b: LockHolder): boolean =>
  a.jobId === b.jobId && a.serverId === b.serverId && a.attempt === b.attempt;

/**
 * Who holds which resource. A resource is free, or held by one run. It is freed by the end of that
 * run, by handing the job back, with the server, or when the abandoned job is recovered; each of
 * these wakes the next jobs that wait.
 */
export class LockTable {
  private readonly holders = new Map<string, LockHolder>();

  constructor(
    private readonly jobs: JobTable,
    private readonly events: MemoryStorageEvents,
  ) {}

  /** True when the run holds the lock now, be it since before. */
  take(resource: string, run: LockHolder): boolean {
    const holder = this.holders.get(resource);
    if (holder !== undefined) return isSameRun(holder, run);

    this.holders.set(resource, run);
    return true;
  }

  release(resource: string, isHeldBy: (holder: LockHolder) => boolean): void {
    const holder = this.holders.get(resource);
    if (holder === undefined || !isHeldBy(holder)) return;

    this.holders.delete(resource);
    this.wakeNext(resource);
  }

  releaseAll(isHeldBy: (holder: LockHolder) => boolean): void {
    for (const resource of [...this.holders.keys()]) this.release(resource, isHeldBy);
  }

  /**
   * Makes the next job of each queue ready, unless the resource is held. One of each, because no
   * server need list the queue of the one that was first.
   */
  wakeNext(resource: string): void {
    if (this.holders.has(resource)) return;

    for (const job of this.jobs.waiting.nextOfEachQueue(resource)) {
      if (job.wait === undefined) continue;
      this.jobs.replace(job, { wait: { ...job.wait, isBlocked: false } });
      this.events.ready(job.queue);
    }
  }
}
