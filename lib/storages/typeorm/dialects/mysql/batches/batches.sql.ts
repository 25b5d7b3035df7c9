import { DELETED, ENQUEUED, SUCCEEDED } from '../../../../../states/state-names.js';
import { PARKED } from '../../../../../storage/queues/parked-jobs.js';
import { jsonTable, msOf, NOW } from '../columns.js';
import { forUpdate } from '../locking.sql.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

const wanted = jsonTable('wanted', { id: 'id' });

/**
 * Some batches as roots, each with all that are nested in it. UNION without ALL ends where somebody has nested a batch in
 * itself by hand.
 *
 * @param roots a query that answers their ids
 */
const nestedIn = (tables: Tables, roots: string) => `
  tree AS (
    SELECT root.id AS root, root.id FROM (${roots}) AS root
     UNION
    SELECT tree.root, nested.id
      FROM tree JOIN ${tables.batch} AS nested ON nested.batch_id = tree.id)`;

/**
 * Batches with their progress: what was counted, what was noted since, and the jobs that are running now, all in one
 * snapshot, so that they always add up. Nested batches have not told their enclosing ones yet what was noted about them;
 * their totals have been noted there directly.
 */
const batches = (tables: Tables, roots: string) => `
  WITH RECURSIVE ${nestedIn(tables, roots)},
  noted AS (
    SELECT tree.root, SUM(IF(tree.id = tree.root, increment.total, 0)) AS total,
           SUM(increment.succeeded) AS succeeded, SUM(increment.failed) AS failed,
           SUM(increment.deleted) AS deleted
      FROM tree
      JOIN ${tables.batchIncrement} AS increment ON increment.batch_id = tree.id
     GROUP BY tree.root),
  running AS (
    SELECT tree.root, SUM((SELECT COUNT(*) FROM ${tables.job} AS job
                            WHERE job.batch_id = tree.id AND job.batch_state = 'Processing')) AS processing
      FROM tree
     GROUP BY tree.root)
  SELECT batch.id, batch.batch_id, batch.description, batch.state,
         CAST(batch.total AS DECIMAL(30)) + COALESCE(noted.total, 0) AS total,
         CAST(batch.succeeded AS DECIMAL(30)) + COALESCE(noted.succeeded, 0) AS succeeded,
         CAST(batch.failed AS DECIMAL(30)) + COALESCE(noted.failed, 0) AS failed,
         CAST(batch.deleted AS DECIMAL(30)) + COALESCE(noted.deleted, 0) AS deleted,
         running.processing, ${msOf('batch.created_at')} AS created_ms,
         ${msOf('batch.started_at')} AS started_ms, ${msOf('batch.finished_at')} AS finished_ms,
         ${msOf('batch.expire_at')} AS expire_ms
    FROM running
    JOIN ${tables.batch} AS batch ON batch.id = running.root
    LEFT JOIN noted ON noted.root = running.root
   ORDER BY batch.id`;

/** ? ids */
export const findBatches = statement('find-batches', (tables) =>
  batches(
    tables,
    `SELECT batch.id FROM ${wanted} JOIN ${tables.batch} AS batch ON batch.id = wanted.id`,
  ),
);

/** ? id of the enclosing batch */
export const findNestedBatches = statement('find-nested-batches', (tables) =>
  batches(tables, `SELECT id FROM ${tables.batch} WHERE batch_id = ?`),
);

/** Counts the jobs of a batch and of those nested in it, as many as there are. ? id */
export const recountBatch = statement(
  'recount-batch',
  (tables) => `
  WITH RECURSIVE ${nestedIn(tables, `SELECT id FROM ${tables.batch} WHERE id = ?`)},
  counted AS (
    SELECT job.batch_state AS state, FALSE AS is_finished
      FROM tree JOIN ${tables.job} AS job ON job.batch_id = tree.id
     UNION ALL
    SELECT job.state, TRUE
      FROM tree JOIN ${tables.finishedJob} AS job ON job.batch_id = tree.id)
  SELECT COUNT(*) AS total,
         COALESCE(SUM(state = 'Processing' AND NOT is_finished), 0) AS processing,
         COALESCE(SUM(state = '${SUCCEEDED}' AND is_finished), 0) AS succeeded,
         COALESCE(SUM(state = 'Failed' AND NOT is_finished), 0) AS failed,
         COALESCE(SUM(state <> '${SUCCEEDED}' AND is_finished), 0) AS deleted,
         EXISTS (SELECT 1 FROM tree) AS is_there
    FROM counted`,
);

/** A batch that has not ended, and all that are nested in it, in the order of their ids. ? id */
export const findTree = statement(
  'find-tree',
  (tables) => `
  WITH RECURSIVE ${nestedIn(
    tables,
    `SELECT id FROM ${tables.batch} WHERE id = ? AND state IN ('Awaiting', 'Started')`,
  )}
  SELECT id FROM tree ORDER BY id`,
);

const unfinished = (tables: Tables) => `
    FROM ${wanted}
   STRAIGHT_JOIN ${tables.batch} AS batch FORCE INDEX (PRIMARY) ON batch.id = wanted.id
   WHERE batch.state IN ('Awaiting', 'Started')`;

/** Those that have not ended. ? ids, in order */
export const holdUnfinishedBatches = statement(
  'hold-unfinished-batches',
  (tables) => `SELECT batch.id, batch.has_continuations ${unfinished(tables)}
     ${forUpdate(tables, 'batch')}`,
);

/** ? ids */
export const endBatches = statement(
  'end-batches',
  (tables) => `
  UPDATE ${wanted}
   STRAIGHT_JOIN ${tables.batch} AS batch FORCE INDEX (PRIMARY) ON batch.id = wanted.id
     SET batch.state = '${DELETED}', batch.finished_at = ${NOW}`,
);

/** The parked jobs of some batches, but for those that are claimed at this moment. ? ids of the batches */
export const holdParkedOfBatches = statement(
  'hold-parked-of-batches',
  (tables) => `
  SELECT job.id, job.queue
    FROM ${wanted}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (job_batch)
      ON job.batch_id = wanted.id AND job.batch_state = '${ENQUEUED}'
   WHERE job.waiting_for = '${PARKED}'
     ${forUpdate(tables, 'job')} SKIP LOCKED`,
);

/** ? ids of jobs */
export const readyParkedJobs = statement(
  'ready-parked-jobs',
  (tables) => `
  UPDATE ${wanted}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = wanted.id
     SET job.waiting_for = NULL`,
);
