import type { CallerTransaction } from '../../support/caller-transaction.js';
import type { NewBatch } from '../batches/batch-store.js';
import type { JobRecord, JobStateRecord, NewJob } from './records.js';
import type { Transition, TransitionOutcome } from './transition.js';

export interface CreateJobsOptions {
  /**
   * Creates the jobs inside this transaction. After a rollback the jobs never existed, and nobody hears of them
   * before COMMIT. A store that can tell that no transaction is open throws a NoOpenTransactionError. Only the caller
   * ends the transaction, and the store changes no schema in it: the store makes the tables that the jobs need outside
   * of the transaction, before it asks the transaction for anything. A store may make them inside if it has no other
   * connection and a rollback takes them back. The store never waits for ever for the caller's own locks: it throws a
   * StorageUnavailableError instead. A store without the feature `callerTransactions` throws a
   * TransactionNotSupportedError and stores nothing.
   */
  readonly transaction?: CallerTransaction | undefined;
  /** An earlier attempt whose answer was lost may have stored some of the jobs. These jobs stay as they are. */
  readonly mayExist?: boolean | undefined;
  /** Batches that are created with the jobs. A batch comes before the batches that are nested in it. */
  readonly batches?: readonly NewBatch[] | undefined;
}

export interface ApplyTransitionsOptions {
  /** Applies the transitions inside this transaction, under the same terms as `CreateJobsOptions.transaction`. */
  readonly transaction?: CallerTransaction | undefined;
}

/** The two writes on jobs, and the readings of single jobs. */
export interface JobStore {
  /**
   * Stores all of the jobs or none, and resolves after COMMIT. New jobs bring a batch that has ended back to Started,
   * and the batches around it, unless the batch was cancelled.
   */
  createJobs(jobs: readonly NewJob[], options?: CreateJobsOptions): Promise<void>;

  /**
   * Applies each transition whose expectation holds. The other transitions change nothing, and their outcomes name the
   * obstacle. The outcomes have the order of the transitions. No job may occur twice in one call.
   */
  applyTransitions(
    transitions: readonly Transition[],
    options?: ApplyTransitionsOptions,
  ): Promise<TransitionOutcome[]>;

  findJob(id: string): Promise<JobRecord | undefined>;

  /** The jobs that exist, in no particular order. */
  findJobs(ids: readonly string[]): Promise<JobRecord[]>;

  /**
   * The states of the jobs that exist, in no particular order, by one reading for up to 10,000 ids: processes that wait
   * for jobs look again and again.
   */
  findStates(ids: readonly string[]): Promise<JobStateRecord[]>;
}
