import type { LeasedJob } from '../../../storage/queues/queue-store.js';
import type { MemoryStorageEvents } from '../events/memory-storage-events.js';
import type { JobTable } from '../jobs/job-table.js';
import type { Wait } from '../jobs/stored-job.js';

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
 * The holders of resources. A resource is free or held by one run. The end of the run frees it, and so do a hand-back of
 * the job, the removal of the server, and the recovery of the abandoned job. Each of these wakes the next waiting jobs. A
 * free resource is kept for the woken jobs while any job waits or was woken.
 */
export class LockTable {
  private readonly holders = new Map<string, LockHolder>();

  constructor(
    private readonly jobs: JobTable,
    private readonly events: MemoryStorageEvents,
  ) {}

  /** True when the run holds the lock now, also when it held the lock before. */
  take(resource: string, run: LockHolder, wait: Wait | undefined): boolean {
    const holder = this.holders.get(resource);
    if (holder !== undefined) return isSameRun(holder, run);

    const wasWoken = wait?.place === 'woken' && wait.resource === resource;
    if (!wasWoken && this.jobs.lines.has(resource)) return false;

    this.holders.set(resource, run);
    return true;
  }

  free(resource: string, isHeldBy: (holder: LockHolder) => boolean): void {
    const holder = this.holders.get(resource);
    if (holder === undefined || !isHeldBy(holder)) return;

    this.holders.delete(resource);
    this.wakeNext(resource);
  }

  freeAll(isHeldBy: (holder: LockHolder) => boolean): void {
    for (const resource of [...this.holders.keys()]) this.free(resource, isHeldBy);
  }

  /** The job whose run holds the lock. */
  holderOf(resource: string): Pick<LockHolder, 'jobId' | 'serverId'> | undefined {
    const holder = this.holders.get(resource);
    return holder && { jobId: holder.jobId, serverId: holder.serverId };
  }

  /** The servers on which the holders run, or ran. */
  holdingServers(): ReadonlySet<string> {
    return new Set(Array.from(this.holders.values(), ({ serverId }) => serverId));
  }

  /** Ends the turns of the jobs that a lost server has claimed. */
  endTurnsOf(serverId: string): void {
    const claimed = [...this.jobs.leased.all(serverId)];
    for (const job of claimed) {
      const { wait } = job;
      if (wait?.place !== 'woken') continue;

      this.jobs.replace(job, { wait: { ...wait, place: 'none' } });
      this.wakeNext(wait.resource);
    }
  }

  /**
   * Makes the next job of each queue ready, unless the resource is held. It wakes one job of each queue, because perhaps
   * no server serves the queue of the first job.
   */
  wakeNext(resource: string): void {
    if (this.holders.has(resource)) return;

    for (const job of this.jobs.lines.nextOfEachQueue(resource)) {
      if (job.wait === undefined) continue;
      this.jobs.replace(job, { wait: { ...job.wait, place: 'woken' } });
      this.events.ready(job.queue);
    }
  }
}
