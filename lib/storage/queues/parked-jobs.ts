import type { StoredCall } from '../jobs/records.js';

/**
 * What a parked job waits for, in the place of a resource: the `waitingFor` of its record. No run takes a lock on it.
 * The resources of the library's own filters cannot be the same, because they have no capital letters.
 */
export const PARKED = 'Parked until a server knows the method';

/** A method by its stored names. */
export type CallName = Pick<StoredCall, 'type' | 'method'>;

/** So many ready jobs a store parks at most beside those that it is given. */
export const MAX_PARKED_ALONG = 1_000;

/** Parked jobs of one queue and one method. */
export interface ParkedSummary extends CallName {
  readonly queue: string;
  /** The count stops at `MAX_PARKED_COUNTED`. */
  readonly jobs: { readonly count: number; readonly isExact: boolean };
  /** The job that was created first among those of the first priority. */
  readonly firstJobId: string;
  /** Since when that job is ready. */
  readonly readySince: Date;
}

export const MAX_PARKED_COUNTED = 1_000;
