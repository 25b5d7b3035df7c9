import type { CallerTransaction } from '../../support/caller-transaction.js';
import type { ParentLink } from '../continuations/continuation-store.js';

/**
 * `Awaiting`: the batch waits for a parent, and none of its jobs runs.
 * `Started`: its jobs may run.
 * `Succeeded`: all of its jobs succeeded.
 * `Completed`: all of its jobs have ended, some without success.
 * `Deleted`: the batch was cancelled.
 */
export type BatchState = 'Awaiting' | 'Started' | 'Succeeded' | 'Completed' | 'Deleted';

export interface NewBatch {
  /** A UUID of version 7, made from the store's clock. */
  readonly id: string;
  readonly description?: string | undefined;
  /** The batch around this one. */
  readonly batchId?: string | undefined;
  readonly state: 'Awaiting' | 'Started' | 'Deleted';
  readonly parents: readonly ParentLink[];
  readonly createdAt: Date;
}

/** How many jobs of a batch, and of the batches nested in it, are where. The numbers add up to `total`. */
export interface BatchProgress {
  readonly total: number;
  /** Enqueued, Scheduled or Awaiting. */
  readonly pending: number;
  readonly processing: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Deleted, or in a final state of the application's own. */
  readonly deleted: number;
}

export interface BatchRecord {
  readonly id: string;
  readonly description?: string | undefined;
  readonly batchId?: string | undefined;
  readonly state: BatchState;
  readonly progress: BatchProgress;
  readonly createdAt: Date;
  /** When the batch left the state Awaiting. */
  readonly startedAt?: Date | undefined;
  readonly finishedAt?: Date | undefined;
  /** When the store may remove the finished batch. */
  readonly expireAt?: Date | undefined;
}

export interface FoldResult {
  /** Whether any batch was out of date. */
  readonly hasFound: boolean;
  /** Whether more batches may be out of date. */
  readonly mayHaveMore: boolean;
  /** The ids of batches that are nested in themselves, directly or through others. Only a change by hand does that. */
  readonly circular: readonly string[];
}

/** Groups of jobs with one outcome. */
export interface BatchStore {
  /** Reads the counts and not the jobs, so it takes the same time for every number of jobs. */
  find(id: string, transaction?: CallerTransaction): Promise<BatchRecord | undefined>;

  /** The batches that are nested directly in this batch. */
  findNested(id: string): Promise<BatchRecord[]>;

  /**
   * Ends a batch and all batches nested in it. Their jobs stay as they are: a server deletes each job when it would
   * start. Parked jobs are ready again, because any server can delete them.
   *
   * @returns false when there is no such batch, or it has ended before
   */
  cancel(id: string): Promise<boolean>;

  /**
   * Adds the increments of the jobs to the counts of up to `limit` batches, and ends the batches whose last job has
   * ended. Several servers may fold at once.
   *
   * @param retentionMs how long the store keeps a batch that ends now
   */
  fold(limit: number, retentionMs: number): Promise<FoldResult>;

  /** Counts the jobs themselves, to check the stored counts. It takes longer the more jobs there are. */
  recount(id: string): Promise<BatchProgress | undefined>;
}
