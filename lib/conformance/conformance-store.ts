import type { JobStorage } from '../storage/job-storage.js';
import type { CallerTransaction } from '../support/caller-transaction.js';

/** A store for the suite. Each case gets a new store. */
export interface ConformanceStore {
  /** The opened and empty store. */
  readonly storage: JobStorage;
  /** Opens a second store with the same jobs, as another process would. */
  connectAnother?(): Promise<ConnectedStore>;
  /** Damages the stored parameters of a job. Left out if the store can never hold a damaged text. */
  damageParameters?(jobId: string): Promise<void>;
  /** Commits when the work ends, and rolls back when it throws. Given with the feature `callerTransactions`. */
  inTransaction?(work: (transaction: CallerTransaction) => Promise<void>): Promise<void>;
  /**
   * Objects like a transaction of the caller, but without an open transaction. Given with the feature
   * `callerTransactions`.
   */
  readonly withoutTransaction?: readonly CallerTransaction[];
  close(): Promise<void>;
}

export interface ConnectedStore {
  /** The opened store. */
  readonly storage: JobStorage;
  close(): Promise<void>;
}

export type OpenStore = () => Promise<ConformanceStore>;
