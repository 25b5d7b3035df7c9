import type { CallerTransaction } from '../support/caller-transaction.js';
import type { ParentLink } from './continuation-store.js';

/**
 * `Awaiting`: waits for a parent, none of its jobs runs; `Started`; `Succeeded`: all of its jobs did;
 * `Completed`: all have ended, some without success; `Deleted`: it was cancelled.
 */
export type BatchState = 'Awaiting' | 'Started' | 'Succeeded' | 'Completed' | 'Deleted';

export interface NewBatch {
  /** A UUID of version 7, made from the store's clock. */
  readonly id: string;
  readonly description?: string | undefined;
  /** The batch that it is nested in. */
  readonly batchId?: string | undefined;
  readonly state: 'Awaiting' | 'Started' | 'Deleted';
  readonly parents: readonly ParentLink[];
  readonly createdAt: Date;
}

/** How many of a batch's jobs, those of nested batches included, are where. They add up to `total`. */
export interface BatchProgress {
  readonly total: number;
  /** Enqueued, Scheduled, Awaiting. */
  readonly pending: number;
  readonly processing: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Deleted, or in another final state than Succeeded. */
  readonly deleted: number;
}

export interface BatchRecord {
  readonly id: string;
  readonly description?: string | undefined;
  readonly batchId?: string | undefined;
  readonly state: BatchState;
  readonly progress: BatchProgress;
  readonly createdAt: Date;
  /** When it left Awaiting. */
  readonly startedAt?: Date | undefined;
  readonly finishedAt?: Date | undefined;
  /** When a finished batch is removed. */
  readonly expireAt?: Date | undefined;
}

export interface FoldResult {
  readonly hasFound: boolean;
  readonly mayHaveMore: boolean;
  /** Those of the batches that somebody has nested in themselves by hand, with others between or without. */
  readonly circular: readonly string[];
}

/** Groups of jobs with one outcome. */
export interface BatchStore {
  /** Reads what was counted, not the jobs: the same few rows however many jobs there are. */
  find(id: string, transaction?: CallerTransaction): Promise<BatchRecord | undefined>;

  /** The batches that are nested directly in it. */
  findNested(id: string): Promise<BatchRecord[]>;

  /**
   * Ends a batch, and all that are nested in it, without touching its jobs: each is deleted when it
   * would start.
   *
   * @returns false when there is none, or it has ended before
   */
  cancel(id: string): Promise<boolean>;

  /**
   * Brings up to `limit` batches up to date with what their jobs did, and ends those whose last job
   * has ended. Safe on several servers at once.
   *
   * @param retentionMs how long a batch that ends now is kept
   * @returns whether there was anything to count, whether there may be more, and what is damaged
   */
  fold(limit: number, retentionMs: number): Promise<FoldResult>;

  /** Counts the jobs themselves, which takes as long as there are many; for checking. */
  recount(id: string): Promise<BatchProgress | undefined>;
}
