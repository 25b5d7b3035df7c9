import type {
  ContinuationRecord,
  ParentRecord,
} from '../../../storage/continuations/continuation-store.js';
import { isTrue, optionalText, type Row } from '../row.js';
import type { ParentState } from './release-operations.js';

export function continuationOf(row: Row): ContinuationRecord {
  return {
    parentId: row.parent_id as string,
    childId: row.child_id as string,
    condition: row.condition as ContinuationRecord['condition'],
    outcome: optionalText(row.outcome),
  };
}

export const parentOf = (row: Row): ParentRecord => ({
  id: row.id as string,
  kind: row.kind as ParentRecord['kind'],
  state: row.state as string,
  isFinished: isTrue(row.is_finished),
});

export const parentStateOf = (row: Row): ParentState => ({
  id: row.id as string,
  kind: row.kind as ParentState['kind'],
  state: row.state as string,
  hasContinuations: isTrue(row.has_continuations),
});
