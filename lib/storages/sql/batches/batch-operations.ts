import type {
  BatchProgress,
  BatchRecord,
  FoldResult,
} from '../../../storage/batches/batch-store.js';

/** What is known of a batch that was cancelled, and of those that are nested in it. */
export interface CanceledBatch {
  /** Something waits for one of them. */
  readonly hasContinuations: boolean;
  /** The queues whose parked jobs are ready again, because any server may delete them. */
  readonly readyQueues: readonly string[];
}

/** What a fold did. */
export interface FoldedBatches extends Pick<FoldResult, 'circular'> {
  /** One of the batches has ended that something waits for. */
  readonly hasEnded: boolean;
  /** Increments of other batches were stored, which are to be folded next. */
  readonly hasNoted: boolean;
}

/** What a dialect does for batches. An id is a UUID. */
export interface BatchOperations<E> {
  /** Counts and increments as of one moment, so that they add up. */
  find(executor: E, id: string): Promise<BatchRecord | undefined>;

  /** Those nested directly in a batch, by id. */
  findNested(executor: E, id: string): Promise<BatchRecord[]>;

  /**
   * Ends a batch and all that are nested in it, at once.
   *
   * @returns undefined when there is none, or it has ended before
   */
  cancel(executor: E, id: string): Promise<CanceledBatch | undefined>;

  /**
   * Locks batches that have increments until the transaction ends. Batches that another transaction has locked are
   * passed over.
   *
   * @returns their ids, in order
   */
  lockUncounted(executor: E, limit: number): Promise<string[]>;

  /**
   * Adds the increments of batches to their counts, passes them on to the batches around these, and gives each
   * batch the state that its counts lead to. The batches are locked. One inside a cancelled batch is cancelled with
   * it; one that is nested in itself passes nothing on, since that would come back for ever.
   *
   * @param retentionMs how long a batch that ends now is kept
   */
  fold(executor: E, ids: readonly string[], retentionMs: number): Promise<FoldedBatches>;

  /** Whether one of these batches has increments. */
  hasUncounted(executor: E, ids: readonly string[]): Promise<boolean>;

  /** Removes increments of batches that are gone. @returns how many */
  removeLost(executor: E, limit: number): Promise<number>;

  /** Counts the jobs themselves. */
  recount(executor: E, id: string): Promise<BatchProgress | undefined>;
}
