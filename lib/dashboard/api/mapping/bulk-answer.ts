import type { BulkOperationRecord } from '../../../storage/bulk/bulk-store.js';
import type { BulkOperationAnswer } from '../../answers/changes.js';
import { bulkJobsOf } from './bulk-jobs.js';
import { present } from './present.js';

export function bulkAnswerOf(operation: BulkOperationRecord): BulkOperationAnswer {
  return present({
    id: operation.id,
    action: operation.action,
    search: operation.searchText,
    selected: isSelection(operation) ? operation.expected : undefined,
    startedAt: operation.startedAt.getTime(),
    startedBy: operation.startedBy,
    endedAt: operation.endedAt?.getTime(),
    changed: operation.changed,
    skipped: operation.skipped,
    failed: operation.failed,
    expected: { count: operation.expected, isExact: operation.isExpectedExact },
    limit: operation.limit,
    perMinute: operation.perMinute,
    error: operation.error,
    jobs: bulkJobsOf(operation),
  });
}

/** A search for ids that a person wrote has a text; a selection has no text. */
function isSelection({ search, searchText }: BulkOperationRecord): boolean {
  return search?.ids !== undefined && searchText === '';
}
