import type { ContinuationRecord } from '../../../../../storage/continuation-store.js';
import type { Row } from '../connection/mysql-client.js';

export const continuationOf = (row: Row): ContinuationRecord => ({
  parentId: row.parent_id as string,
  childId: row.child_id as string,
  condition: row.condition as ContinuationRecord['condition'],
  outcome: (row.outcome as string | null) ?? undefined,
});
