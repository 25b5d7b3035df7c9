import { EnqueuedState } from '../../../states/enqueued-state.js';
import { FailedState } from '../../../states/failed-state.js';
import { ScheduledState } from '../../../states/scheduled-state.js';
import type { Clock } from '../../../support/time/clock.js';
import { LockLines } from '../locks/lock-lines.js';
import { StateTally } from '../statistics/state-tally.js';
import { earliest } from './earliest.js';
import { byPlace, byTime } from './job-order.js';
import { PartialIndex } from './partial-index.js';
import { isParked, isWaiting, parkedKey, type StoredJob } from './stored-job.js';

/** The only group of an index without groups. */
export const ALL = 'all';

/**
 * Hears of every change of a job. `before` is undefined for a new job, `after` for a removed job.
 */
export type JobWatcher = (before: StoredJob | undefined, after: StoredJob | undefined) => void;

/** All live and finished jobs, with an index for every way to find them. */
export class JobTable {
  private readonly byId = new Map<string, StoredJob>();

  /** The ready jobs by queue. */
  readonly ready = new PartialIndex(readyQueueOf, byPlace);
  readonly scheduled = new PartialIndex(
    (job) => (job.state === ScheduledState.NAME ? ALL : undefined),
    byTime((job) => job.runAt),
  );
  readonly leased = new PartialIndex((job) => job.lease?.serverId, byPlace);
  readonly lines = new LockLines();
  readonly deadlines = new PartialIndex(
    (job) => (isWaiting(job) && !isParked(job) ? ALL : undefined),
    byTime((job) => job.wait?.deadline),
  );
  /** By queue and method. */
  readonly parked = new PartialIndex(
    (job) => (isParked(job) ? parkedKey(job.queue, job) : undefined),
    byPlace,
  );
  readonly failed = new PartialIndex(
    (job) => (job.state === FailedState.NAME ? ALL : undefined),
    byTime((job) => job.since),
  );
  readonly finished = new PartialIndex(
    (job) => (job.expireAt === undefined ? undefined : ALL),
    byTime((job) => job.expireAt),
  );
  readonly tally = new StateTally();

  private readonly indexes = [
    this.ready,
    this.scheduled,
    this.leased,
    this.lines,
    this.deadlines,
    this.parked,
    this.failed,
    this.finished,
    this.tally,
  ];

  constructor(
    private readonly clock: Clock,
    private readonly watch: JobWatcher,
  ) {}

  /** Also true for an expired job that was not removed. */
  has(id: string): boolean {
    return this.byId.has(id);
  }

  find(id: string): StoredJob | undefined {
    const job = this.byId.get(id);
    if (job?.expireAt === undefined) return job;
    return job.expireAt <= this.clock.now().getTime() ? undefined : job;
  }

  /** Also finds an expired job that was not removed. */
  findStored(id: string): StoredJob | undefined {
    return this.byId.get(id);
  }

  /** Also finished and expired jobs. */
  all(): Iterable<StoredJob> {
    return this.byId.values();
  }

  /** The jobs that a server holds a lease on. */
  running(): StoredJob[] {
    return [...this.leased.keys()].flatMap((serverId) => [...this.leased.all(serverId)]);
  }

  insert(job: StoredJob): void {
    this.add(job);
    this.watch(undefined, job);
  }

  replace(job: StoredJob, changes: Partial<StoredJob>): StoredJob {
    const changed = { ...job, ...changes };
    for (const index of this.indexes) index.remove(job);
    this.add(changed);
    this.watch(job, changed);
    return changed;
  }

  delete(job: StoredJob): void {
    this.byId.delete(job.id);
    for (const index of this.indexes) index.remove(job);
    this.watch(job, undefined);
  }

  /** When the next job becomes due or overdue. */
  nextDueAt(): Date | undefined {
    const times = [this.scheduled.first(ALL)?.runAt, this.deadlines.first(ALL)?.wait?.deadline];
    return earliest(times.filter((time) => time !== undefined));
  }

  private add(job: StoredJob): void {
    this.byId.set(job.id, job);
    for (const index of this.indexes) index.add(job);
  }
}

function readyQueueOf(job: StoredJob): string | undefined {
  return job.state === EnqueuedState.NAME && !isWaiting(job) ? job.queue : undefined;
}
