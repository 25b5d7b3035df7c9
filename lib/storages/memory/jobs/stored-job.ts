import type { Lease, StoredCall } from '../../../storage/records.js';

/** A history entry as it is kept: nothing in it is shared with a caller. */
export interface StoredEntry {
  readonly state: string;
  readonly at: number;
  readonly reason: string | undefined;
  /** JSON text. */
  readonly data: string;
}

/** The part of a lease that is there only while a server holds it. */
export interface HeldLease {
  readonly serverId: string;
  readonly since: number;
}

/**
 * What a job has had to do with a taken resource since it first found it so. It ends with the next
 * transition and not before, so that a job which is woken, claimed, and even handed back with the
 * lock in its hands, keeps its first deadline when it finds the resource taken once more.
 */
export interface Wait {
  readonly resource: string;
  readonly deadline: number;
  /** `woken`: its turn, until it goes elsewhere; `none`: it has lost its turn with its server. */
  readonly place: 'waiting' | 'woken' | 'none';
}

/** A job as it is kept; a change makes a new one. Times are in milliseconds since 1970. */
export interface StoredJob extends StoredCall {
  readonly id: string;
  readonly queue: string;
  readonly priority: number;
  readonly state: string;
  /** When the store brought it into its state. */
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

/** Outside of its queue, for a resource. */
export const isWaiting = ({ wait }: StoredJob): boolean => wait?.place === 'waiting';

/** It may still be there for a while. */
export const hasExpired = ({ expireAt }: StoredJob, now: number): boolean =>
  expireAt !== undefined && expireAt <= now;

/** Whether a run may still speak for the job. */
export function standsUnder(
  job: StoredJob | undefined,
  { serverId, attempt }: Lease,
): job is StoredJob {
  return job?.lease?.serverId === serverId && job.attempt === attempt;
}
