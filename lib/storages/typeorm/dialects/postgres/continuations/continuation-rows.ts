import type { ContinuationRecord } from '../../../../../storage/continuation-store.js';
import type { Row } from '../connection/postgres-database.js';

export function continuationOf(row: Row): ContinuationRecord {
  return {
    parentId: row.parent_id as string,
    childId: row.child_id as string,
    condition: row.condition as ContinuationRecord['condition'],
    outcome: (row.outcome as string | null) ?? undefined,
  };
}
