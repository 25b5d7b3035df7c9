import type { JobStorage } from '../storage/job-storage.js';
import type { CallerTransaction } from '../support/caller-transaction.js';

/** A store as the suite gets it: one for each case. */
export interface ConformanceStore {
  /** Opened, and empty. */
  readonly storage: JobStorage;
  /** Opens a second store with the same jobs, as another process would. */
  connectAnother?(): Promise<ConnectedStore>;
  /** Spoils the stored parameters of a job; left out where a store could never hold such a text. */
  damageParameters?(jobId: string): Promise<void>;
  /** Commits when the work ends, rolls back when it throws; given with `callerTransactions`. */
  inTransaction?(work: (transaction: CallerTransaction) => Promise<void>): Promise<void>;
  /** What looks like a transaction of the caller and has none; given with `callerTransactions`. */
  readonly withoutTransaction?: readonly CallerTransaction[];
  close(): Promise<void>;
}

export interface ConnectedStore {
  /** Opened. */
  readonly storage: JobStorage;
  close(): Promise<void>;
}

export type OpenStore = () => Promise<ConformanceStore>;
