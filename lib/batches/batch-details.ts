import type { BatchRecord } from '../storage/batch-store.js';

/** All that is known of a batch. */
export interface BatchDetails extends BatchRecord {
  /** What it was waiting for, or still is. */
  readonly parentIds: readonly string[];
  /** The batches that are nested directly in it; their jobs count in its progress as well. */
  readonly nested: readonly BatchRecord[];
}
