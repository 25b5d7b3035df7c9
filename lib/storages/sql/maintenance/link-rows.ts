import type { Row } from '../row.js';
import type { LinkPlace } from './maintenance-operations.js';

export const linkPlaceOf = (row: Row): LinkPlace => ({
  parentId: row.parent_id as string,
  childId: row.child_id as string,
  condition: row.condition as string,
});
