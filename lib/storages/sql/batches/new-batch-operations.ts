import type { NewBatch } from '../../../storage/batches/batch-store.js';

/** How many jobs a batch gains. */
export interface Gain {
  total: number;
  succeeded: number;
  failed: number;
  deleted: number;
}

/** What a dialect does where batches and their jobs are created. */
export interface NewBatchOperations<E> {
  /** @returns their ids */
  create(executor: E, batches: readonly NewBatch[]): Promise<string[]>;

  /** @returns the ids of those that were not stored already */
  createMissing(executor: E, batches: readonly NewBatch[]): Promise<string[]>;

  /** Notes what batches gain, and those that they are nested in, and brings back ended ones. */
  countNewJobs(executor: E, gains: ReadonlyMap<string, Gain>): Promise<unknown>;
}
