import type { JobStorage } from '../../../lib/storage/job-storage.js';
import type { CallerTransaction } from '../../../lib/support/caller-transaction.js';

/** A store as the suite gets it: one for each case. */
export interface ConformanceStore {
  /** Opened, and empty. */
  readonly storage: JobStorage;
  /** Spoils the stored parameters of a job; left out where a store could never hold such a text. */
  damageParameters?(jobId: string): Promise<void>;
  /** Commits when the work ends, rolls back when it throws; given with `callerTransactions`. */
  inTransaction?(work: (transaction: CallerTransaction) => Promise<void>): Promise<void>;
  /** What looks like a transaction of the caller and has none; given with `callerTransactions`. */
  readonly withoutTransaction?: readonly CallerTransaction[];
  close(): Promise<void>;
}

export type CreateStorage = () => Promise<ConformanceStore>;
