import { jsonTable, NOW } from '../columns.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/**
 * Stores links. Takes no locks but on its own new rows, so that a long transaction which creates continuations never holds
 * up the end of their parents. One that is there stays as it is.
 *
 * ? rows of parents, children, conditions, and outcomes or null
 */
export const createLinks = statement(
  'create-links',
  (tables) => `
  INSERT INTO ${tables.continuation} (parent_id, child_id, \`condition\`, outcome)
  SELECT new.parent_id, new.child_id, new.cond, new.outcome
    FROM ${jsonTable('new', { parent_id: 'id', child_id: 'id', cond: 'name', outcome: 'name' })}
      ON DUPLICATE KEY UPDATE outcome = ${tables.continuation}.outcome`,
);

/** Notes parents, which are looked at as soon as this commits. ? ids */
export const noteParents = statement(
  'note-parents',
  (tables) => `
  INSERT INTO ${tables.continuationDue} (parent_id)
  SELECT due.id FROM ${jsonTable('due', { id: 'id' })}`,
);

const each = (table: string, columns: string) => `
  SELECT ${columns}
    FROM ${jsonTable('wanted', { id: 'id' })}
   STRAIGHT_JOIN ${table} AS item FORCE INDEX (PRIMARY) ON item.id = wanted.id`;

/** Those of some jobs and batches that exist. ? ids, three times */
export const findParents = statement(
  'find-parents',
  (tables) => `
  ${each(tables.job, "item.id, 'job' AS kind, item.state, FALSE AS is_finished")}
   UNION ALL
  ${each(tables.finishedJob, "item.id, 'job', item.state, TRUE")} WHERE item.expire_at > ${NOW}
   UNION ALL
  ${each(tables.batch, "item.id, 'batch', item.state, item.state NOT IN ('Awaiting', 'Started')")}`,
);

const LINK = 'parent_id, child_id, `condition`, outcome';

/** ? parent · ? limit */
export const findContinuations = statement(
  'find-continuations',
  (tables) => `
  SELECT ${LINK} FROM ${tables.continuation}
   WHERE parent_id = ?
   ORDER BY child_id, \`condition\`
   LIMIT ?`,
);

/** ? child */
export const findParentLinks = statement(
  'find-parent-links',
  (tables) => `
  SELECT ${LINK} FROM ${tables.continuation}
   WHERE child_id = ?
   ORDER BY parent_id, \`condition\``,
);

const isGone = (tables: Tables, id: string) =>
  [tables.job, tables.batch, tables.finishedJob]
    .map((table) => `NOT EXISTS (SELECT 1 FROM ${table} AS item WHERE item.id = ${id})`)
    .join(' AND ');

/** Walks on through the links. ? parent · ? parent · ? child · ? parent · ? child · ? condition · ? limit */
export const findLinksBehind = statement(
  'find-links-behind',
  (tables) => `
  SELECT link.parent_id, link.child_id, link.\`condition\`,
         ${isGone(tables, 'link.parent_id')} AND ${isGone(tables, 'link.child_id')} AS is_forgotten
    FROM ${tables.continuation} AS link FORCE INDEX (PRIMARY)
   WHERE link.parent_id > ?
      OR (link.parent_id = ? AND link.child_id > ?)
      OR (link.parent_id = ? AND link.child_id = ? AND link.\`condition\` > ?)
   ORDER BY link.parent_id, link.child_id, link.\`condition\`
   LIMIT ?`,
);

/** ? rows of parents, children and conditions */
export const removeLinks = statement(
  'remove-links',
  (tables) => `
  DELETE link
    FROM ${jsonTable('gone', { parent_id: 'id', child_id: 'id', cond: 'name' })}
   STRAIGHT_JOIN ${tables.continuation} AS link FORCE INDEX (PRIMARY)
      ON link.parent_id = gone.parent_id AND link.child_id = gone.child_id
     AND link.\`condition\` = gone.cond COLLATE ${tables.collation}`,
);
