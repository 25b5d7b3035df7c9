import { AWAITING, DELETED, SUCCEEDED } from '../../../../../states/state-names.js';
import { jsonTable, NOW } from '../columns.js';
import { jobColumns } from '../jobs/find-job.sql.js';
import { forUpdate } from '../locking.sql.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/*
 * What a release runs, in this order. It waits for locks on children alone, jobs first and then batches, each in the order
 * of ids; everything else it takes with SKIP LOCKED. Each statement sees what was committed when it began.
 */

const each = (table: string, columns: string) => `
  SELECT ${columns}
    FROM ${jsonTable('wanted', { id: 'id' })}
   STRAIGHT_JOIN ${table} AS item FORCE INDEX (PRIMARY) ON item.id = wanted.id`;

/** Parents that may have ended. Whoever else looks for some passes over them until this ends. ? limit */
export const takeDueParents = statement(
  'take-due-parents',
  (tables) => `
  SELECT number, parent_id FROM ${tables.continuationDue}
   ORDER BY number LIMIT ? FOR UPDATE SKIP LOCKED`,
);

/** ? rows of numbers */
export const removeDueParents = statement(
  'remove-due-parents',
  (tables) => `
  DELETE due
    FROM ${jsonTable('seen', { number: 'integer' })}
   STRAIGHT_JOIN ${tables.continuationDue} AS due FORCE INDEX (PRIMARY) ON due.number = seen.number`,
);

/** The states of parents, expired or not. ? ids, three times */
export const findParentStates = statement(
  'find-parent-states',
  (tables) => `
  ${each(tables.job, "item.id, 'live' AS kind, item.state, item.has_continuations")}
   UNION ALL
  ${each(tables.finishedJob, "item.id, 'finished', item.state, FALSE")}
   UNION ALL
  ${each(tables.batch, "item.id, 'batch', item.state, item.has_continuations")}`,
);

/** Parents that are unfinished jobs, which nobody else is changing. ? ids */
export const holdFreeJobs = statement(
  'hold-free-jobs',
  (tables) =>
    `${each(tables.job, 'item.id, item.state, item.queue')} ${forUpdate(tables, 'item')} SKIP LOCKED`,
);

/** Batches under way, which nobody else is changing. ? ids */
export const holdFreeBatches = statement(
  'hold-free-batches',
  (tables) => `
  ${each(tables.batch, 'item.id')}
   WHERE item.state IN ('Awaiting', 'Started')
     ${forUpdate(tables, 'item')} SKIP LOCKED`,
);

/** The same, waiting for those who change it. ? ids */
export const holdJobsToWatch = statement(
  'hold-jobs-to-watch',
  (tables) => `
  ${each(tables.job, 'item.id, item.state, item.queue')} WHERE NOT item.has_continuations
     ${forUpdate(tables, 'item')}`,
);

/** ? ids */
export const holdBatchesToWatch = statement(
  'hold-batches-to-watch',
  (tables) => `
  ${each(tables.batch, 'item.id')}
   WHERE NOT item.has_continuations AND item.state IN ('Awaiting', 'Started')
     ${forUpdate(tables, 'item')}`,
);

const watch = (name: string, table: (tables: Tables) => string) =>
  statement(
    name,
    (tables) => `
  UPDATE ${jsonTable('watched', { id: 'id' })}
   STRAIGHT_JOIN ${table(tables)} AS item FORCE INDEX (PRIMARY) ON item.id = watched.id
     SET item.has_continuations = TRUE`,
  );

/** From now on, whatever ends them notes it. ? ids */
export const watchJobs = watch('watch-jobs', ({ job }) => job);
/** ? ids */
export const watchBatches = watch('watch-batches', ({ batch }) => batch);

const OPEN_LINK = 'link.parent_id, link.child_id, link.`condition`';

/**
 * Open links of parents that have ended, of each the oldest children first. A link that another release is closing is left to
 * it; should that roll back, so does its removal of what is due.
 *
 * ? rows of parents, and whether only those links are decided that wait for the start · ? limit
 */
export const holdOpenLinks = statement(
  'hold-open-links',
  (tables) => `
  SELECT ${OPEN_LINK}
    FROM ${jsonTable('ended', { id: 'id', has_only_started: 'integer' })}
   STRAIGHT_JOIN ${tables.continuation} AS link FORCE INDEX (PRIMARY) ON link.parent_id = ended.id
   WHERE link.outcome IS NULL AND (ended.has_only_started = 0 OR link.\`condition\` = 'started')
   LIMIT ?
     ${forUpdate(tables, 'link')} SKIP LOCKED`,
);

/** Those of one parent. ? parent · ? whether only those that wait for the start · ? limit */
export const holdOpenLinksOf = statement(
  'hold-open-links-of',
  (tables) => `
  SELECT ${OPEN_LINK}
    FROM ${tables.continuation} AS link FORCE INDEX (PRIMARY)
   WHERE link.parent_id = ? AND link.outcome IS NULL AND (? = 0 OR link.\`condition\` = 'started')
   ORDER BY link.child_id
   LIMIT ?
     FOR UPDATE SKIP LOCKED`,
);

/** ? rows of parents, children, conditions and outcomes */
export const closeLinks = statement(
  'close-links',
  (tables) => `
  UPDATE ${jsonTable('closed', { parent_id: 'id', child_id: 'id', cond: 'name', outcome: 'name' })}
   STRAIGHT_JOIN ${tables.continuation} AS link FORCE INDEX (PRIMARY)
      ON link.parent_id = closed.parent_id AND link.child_id = closed.child_id
     AND link.\`condition\` = closed.cond COLLATE ${tables.collation}
     SET link.outcome = closed.outcome`,
);

/**
 * Locks children that are jobs. Whoever closes another link of one of them waits here, and sees in the next statement that
 * this link is closed: one of the two finds the last one.
 *
 * ? ids
 */
export const lockWaitingJobs = statement(
  'lock-waiting-jobs',
  (tables) => `${each(tables.job, 'item.id, item.state')} ${forUpdate(tables, 'item')}`,
);

/** Locks children that are batches. ? ids */
export const lockWaitingBatches = statement(
  'lock-waiting-batches',
  (tables) => `${each(tables.batch, 'item.id')} WHERE item.state = '${AWAITING}'
     ${forUpdate(tables, 'item')}`,
);

/** Those of some children with a link that is still open. ? ids */
export const findUndecided = statement(
  'find-undecided',
  (tables) => `
  SELECT wanted.id
    FROM ${jsonTable('wanted', { id: 'id' })}
   WHERE EXISTS (SELECT 1 FROM ${tables.continuation} AS link
                  WHERE link.child_id = wanted.id AND link.outcome IS NULL)`,
);

/** What a link asks for is what its parent became. What nobody knows, nobody meets. */
const isMet = `
  CASE link.\`condition\`
       WHEN 'succeeded' THEN link.outcome = '${SUCCEEDED}'
       WHEN 'deleted' THEN link.outcome = '${DELETED}'
       WHEN 'completed' THEN link.outcome = 'Completed'
       WHEN 'started' THEN link.outcome <> '${DELETED}'
       ELSE link.\`condition\` = 'finished'
  END`;

/** Links of some children that were closed and not met. ? ids */
export const findUnmetLinks = statement(
  'find-unmet-links',
  (tables) => `
  SELECT ${OPEN_LINK}, link.outcome
    FROM ${jsonTable('wanted', { id: 'id' })}
   STRAIGHT_JOIN ${tables.continuation} AS link FORCE INDEX (continuation_child)
      ON link.child_id = wanted.id
   WHERE link.outcome IS NOT NULL AND NOT (${isMet})`,
);

/** ? ids */
export const readReleasedJobs = statement('read-released-jobs', (tables) =>
  each(tables.job, jobColumns('item')),
);

/** Starts batches whose waiting is over, or deletes them. ? rows of ids, and whether it is deleted */
export const moveWaitingBatches = statement(
  'move-waiting-batches',
  (tables) => `
  UPDATE ${jsonTable('judged', { id: 'id', is_unmet: 'integer' })}
   STRAIGHT_JOIN ${tables.batch} AS batch FORCE INDEX (PRIMARY) ON batch.id = judged.id
     SET batch.state = IF(judged.is_unmet = 1, '${DELETED}', 'Started'),
         batch.started_at = IF(judged.is_unmet = 1, NULL, ${NOW}),
         batch.finished_at = IF(judged.is_unmet = 1, ${NOW}, NULL)`,
);

/** Those of some batches that something waits for. ? ids */
export const findWatchedBatches = statement(
  'find-watched-batches',
  (tables) => `${each(tables.batch, 'item.id')} WHERE item.has_continuations`,
);

/** Batches are to be folded. ? ids */
export const noteBatches = statement(
  'note-batches',
  (tables) => `
  INSERT INTO ${tables.batchIncrement} (batch_id)
  SELECT noted.id FROM ${jsonTable('noted', { id: 'id' })}`,
);
