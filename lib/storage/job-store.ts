import type { CallerTransaction } from '../support/caller-transaction.js';
import type { NewBatch } from './batch-store.js';
import type { JobRecord, NewJob } from './records.js';
import type { Transition, TransitionOutcome } from './transition.js';

export interface CreateJobsOptions {
  /**
   * Creates the jobs inside this transaction: rolled back, they never existed, and nobody hears of
   * them before COMMIT. What has no open transaction is refused, as far as a store can tell. The caller
   * alone ends the transaction: a database that commits with every change of a schema makes no tables in it.
   * A store without `callerTransactions` throws a TransactionNotSupportedError, and stores nothing.
   */
  readonly transaction?: CallerTransaction | undefined;
  /** The jobs may be stored already, by an attempt whose answer was lost; those stay as they are. */
  readonly mayExist?: boolean | undefined;
  /** Batches that are created with the jobs; a batch comes before those that are nested in it. */
  readonly batches?: readonly NewBatch[] | undefined;
}

export interface ApplyTransitionsOptions {
  /** Applies them inside this transaction: rolled back, nothing has changed, and nobody has heard of it. */
  readonly transaction?: CallerTransaction | undefined;
}

/** The two writes on jobs, and reading them. */
export interface JobStore {
  /**
   * Stores all of them or none; resolves after COMMIT. Jobs of a batch that has ended bring it, and
   * those that it is nested in, back to Started, unless it was cancelled.
   */
  createJobs(jobs: readonly NewJob[], options?: CreateJobsOptions): Promise<void>;

  /**
   * Applies each transition whose expectation holds; the others change nothing and say what stood in
   * their way. Answers in the order given. No job may occur twice in one call.
   */
  applyTransitions(
    transitions: readonly Transition[],
    options?: ApplyTransitionsOptions,
  ): Promise<TransitionOutcome[]>;

  findJob(id: string): Promise<JobRecord | undefined>;

  /** Those that exist, in no order. */
  findJobs(ids: readonly string[]): Promise<JobRecord[]>;
}
