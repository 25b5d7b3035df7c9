import type { Lease, StoredCall } from '../../../storage/jobs/records.js';
import { type CallName, PARKED } from '../../../storage/queues/parked-jobs.js';

/** A stored history entry. It shares nothing with a caller. */
export interface StoredEntry {
  readonly state: string;
  readonly at: number;
  readonly reason: string | undefined;
  /** JSON text. */
  readonly data: string;
}

/** The part of a lease that exists only while a server holds it. */
export interface HeldLease {
  readonly serverId: string;
  readonly since: number;
}

/**
 * The waiting of a job for a resource, since the job first found the resource taken. It ends with the next transition of
 * the job and not before. So a job that is woken, claimed, or even handed back with the lock keeps its first deadline
 * when it finds the resource taken again.
 */
export interface Wait {
  readonly resource: string;
  /** Infinite for a parked job. */
  readonly deadline: number;
  /** `woken`: the job has its turn until it is moved. `none`: the job has lost its turn with its server. */
  readonly place: 'waiting' | 'woken' | 'none';
}

/** A stored job. A change makes a new object. Times are in milliseconds since 1970. */
export interface StoredJob extends StoredCall {
  readonly id: string;
  readonly queue: string;
  readonly priority: number;
  readonly state: string;
  /** When the store brought the job into its state. */
  readonly since: number;
  readonly attempt: number;
  /** JSON text. */
  readonly parameters: string;
  readonly history: readonly StoredEntry[];
  readonly createdAt: number;
  readonly runAt: number | undefined;
  /** Given exactly for a finished job. */
  readonly expireAt: number | undefined;
  readonly lease: HeldLease | undefined;
  readonly wait: Wait | undefined;
  readonly batchId: string | undefined;
}

export const isFinished = (job: StoredJob): boolean => job.expireAt !== undefined;

/** Whether the job waits for a resource outside of its queue. */
export const isWaiting = ({ wait }: StoredJob): boolean => wait?.place === 'waiting';

export const isParked = (job: StoredJob): boolean =>
  isWaiting(job) && job.wait?.resource === PARKED;

/** The group of parked jobs of one queue and one method. */
export const parkedKey = (queue: string, { type, method }: CallName): string =>
  JSON.stringify([queue, type, method]);

/** An expired job may not have been removed. */
export const hasExpired = ({ expireAt }: StoredJob, now: number): boolean =>
  expireAt !== undefined && expireAt <= now;

/** Whether the lease of a run stands. */
export function standsUnder(
  job: StoredJob | undefined,
  { serverId, attempt }: Lease,
): job is StoredJob {
  return job?.lease?.serverId === serverId && job.attempt === attempt;
}
