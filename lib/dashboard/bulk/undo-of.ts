import type { BulkRequest } from '../../client/bulk/bulk-operations.js';
import { DeletedState } from '../../states/deleted-state.js';
import type { BulkOperationRecord } from '../../storage/bulk/bulk-store.js';
import { NotUndoableError } from '../errors/not-undoable-error.js';

/**
 * The bulk operation that brings back the jobs that an ended operation has deleted.
 *
 * @param by the name of the person who wants it
 * @throws NotUndoableError
 */
export function undoOf({ id, action, endedAt }: BulkOperationRecord, by: string): BulkRequest {
  if (action !== 'delete' || endedAt === undefined) throw new NotUndoableError(id, action);

  const search = { bulkId: id, states: [DeletedState.NAME] };
  const searchText = `state:deleted bulk:${id}`;
  return { action: 'restore', search, searchText, by };
}
