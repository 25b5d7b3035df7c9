import type { BatchRecord } from '../storage/batches/batch-store.js';

/** Everything that the store knows about a batch. */
export interface BatchDetails extends BatchRecord {
  /** The jobs and batches that the batch waits for, or was waiting for. */
  readonly parentIds: readonly string[];
  /** The batches that are nested directly in this batch. Their jobs count in its progress as well. */
  readonly nested: readonly BatchRecord[];
}
