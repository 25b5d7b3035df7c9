import type { BulkProgress, NewBulkOperation } from '../../../storage/bulk/bulk-store.js';
import type { StoredBulkOperation } from '../../parts/stored-bulk-operation.js';

/** A new operation, with what it searches for as a text. */
export interface BulkOperationToStore extends Omit<NewBulkOperation, 'search'> {
  readonly search: string;
}

/** What the role of the bulk operations needs of a dialect. Ids and texts may have any characters. */
export interface BulkOperations<E> {
  create(executor: E, operation: BulkOperationToStore): Promise<void>;
  /** The oldest operation that may go on now, and that nobody has touched for so long; touches it. */
  take(executor: E, staleAfterMs: number): Promise<StoredBulkOperation | undefined>;
  /** Adds ids that are UUIDs to those of the operation; beyond `atMost` ids, it keeps none any more. */
  note(executor: E, id: string, jobIds: readonly string[], atMost: number): Promise<void>;
  /**
   * @param from the cursor with which the operation was taken; another one means that somebody else has it now
   * @returns whether it goes on: it is still the caller's, and not cancelled
   */
  progress(executor: E, id: string, progress: BulkProgress, from?: string): Promise<boolean>;
  handBack(executor: E, id: string, from?: string): Promise<void>;
  /** @returns whether there was something to cancel */
  cancel(executor: E, id: string): Promise<boolean>;
  find(executor: E, id: string): Promise<StoredBulkOperation | undefined>;
  list(executor: E, limit: number): Promise<readonly StoredBulkOperation[]>;
}
