import { PARKED } from '../../../../../storage/queues/parked-jobs.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/**
 * The batches that a condition names, as roots, each with all that are nested in it. UNION without ALL ends
 * where somebody has nested a batch in itself by hand.
 */
const nestedIn = (tables: Tables, condition: string) => `
  tree AS (
    SELECT id AS root, id FROM ${tables.batch} WHERE ${condition}
     UNION
    SELECT tree.root, nested.id
      FROM tree JOIN ${tables.batch} AS nested ON nested.batch_id = tree.id)`;

/**
 * Batches with their progress: what was counted, what was noted since, and the jobs that are running
 * now, all in one snapshot, so that they always add up. Nested batches have not told their enclosing
 * ones yet what was noted about them; their totals have been noted there directly.
 */
const batches = (tables: Tables, condition: string) => `
  WITH RECURSIVE ${nestedIn(tables, condition)},
  noted AS (
    SELECT tree.root, sum(increment.total) FILTER (WHERE tree.id = tree.root) AS total,
           sum(increment.succeeded) AS succeeded, sum(increment.failed) AS failed,
           sum(increment.deleted) AS deleted
      FROM tree
      JOIN ${tables.batchIncrement} AS increment ON increment.batch_id = tree.id
     GROUP BY tree.root),
  running AS (
    SELECT root, sum((SELECT count(*) FROM ${tables.job} AS job
                       WHERE job.batch_id = tree.id AND job.state = 'Processing')) AS processing
      FROM tree
     GROUP BY root)
  SELECT batch.id, batch.batch_id, batch.description, batch.state,
         batch.total::numeric + coalesce(noted.total, 0) AS total,
         batch.succeeded::numeric + coalesce(noted.succeeded, 0) AS succeeded,
         batch.failed::numeric + coalesce(noted.failed, 0) AS failed,
         batch.deleted::numeric + coalesce(noted.deleted, 0) AS deleted,
         running.processing,
         date_part('epoch', batch.created_at) * 1000 AS created_ms,
         date_part('epoch', batch.started_at) * 1000 AS started_ms,
         date_part('epoch', batch.finished_at) * 1000 AS finished_ms,
         date_part('epoch', batch.expire_at) * 1000 AS expire_ms
    FROM running
    JOIN ${tables.batch} AS batch ON batch.id = running.root
    LEFT JOIN noted ON noted.root = running.root
   ORDER BY batch.id`;

/** $1 id */
export const findBatch = statement('find-batch', (tables) => batches(tables, 'id = $1'));

/** $1 ids */
export const findBatches = statement('find-batches', (tables) =>
  batches(tables, 'id = ANY ($1::uuid[])'),
);

/** $1 id of the enclosing batch */
export const findNestedBatches = statement('find-nested-batches', (tables) =>
  batches(tables, 'batch_id = $1'),
);

/**
 * Counts the jobs of a batch and of those nested in it, as many as there are.
 *
 * $1 id
 */
export const recountBatch = statement(
  'recount-batch',
  (tables) => `
  WITH RECURSIVE ${nestedIn(tables, 'id = $1')},
  counted AS (
    SELECT state, false AS is_finished
      FROM ${tables.job} WHERE batch_id = ANY (ARRAY (SELECT id FROM tree))
     UNION ALL
    SELECT state, true
      FROM ${tables.finishedJob} WHERE batch_id = ANY (ARRAY (SELECT id FROM tree)))
  SELECT count(*) AS total,
         count(*) FILTER (WHERE state = 'Processing' AND NOT is_finished) AS processing,
         count(*) FILTER (WHERE state = 'Succeeded' AND is_finished) AS succeeded,
         count(*) FILTER (WHERE state = 'Failed' AND NOT is_finished) AS failed,
         count(*) FILTER (WHERE state <> 'Succeeded' AND is_finished) AS deleted,
         EXISTS (SELECT 1 FROM tree) AS exists
    FROM counted`,
);

/**
 * Ends a batch that has not ended, and those nested in it, whatever they are nested by: claims see
 * that their jobs are not to start any more, and jobs that wait for the start of their batch are
 * looked at. Parked jobs are ready again, because any server may delete them. Locks in the order of ids. What is being nested at this moment is cancelled by the next fold.
 *
 * $1 id
 */
export const cancelBatch = statement(
  'cancel-batch',
  (tables) => `
  WITH RECURSIVE ${nestedIn(tables, `id = $1 AND state IN ('Awaiting', 'Started')`)},
  unfinished AS MATERIALIZED (
    SELECT id
      FROM ${tables.batch}
     WHERE id = ANY (ARRAY (SELECT id FROM tree)) AND state IN ('Awaiting', 'Started')
     ORDER BY id
       FOR UPDATE),
  canceled AS (
    UPDATE ${tables.batch}
       SET state = 'Deleted', finished_at = clock_timestamp()
     WHERE id = ANY (ARRAY (SELECT id FROM unfinished))
    RETURNING id, has_continuations),
  due AS (
    INSERT INTO ${tables.continuationDue} (parent_id)
    SELECT id FROM canceled WHERE has_continuations),
  uncounted AS (INSERT INTO ${tables.batchIncrement} (batch_id) SELECT id FROM canceled),
  ready AS (
    UPDATE ${tables.job} AS job
       SET waiting_for = NULL
     WHERE job.ctid = ANY (ARRAY (
             SELECT parked.ctid FROM ${tables.job} AS parked
              WHERE parked.batch_id = ANY (ARRAY (SELECT id FROM canceled))
                AND parked.waiting_for = '${PARKED}'
                FOR UPDATE SKIP LOCKED))
    RETURNING job.queue)
  SELECT id, (SELECT bool_or(has_continuations) FROM canceled) AS has_continuations,
         ARRAY (SELECT DISTINCT queue FROM ready) AS ready_queues
    FROM canceled
   WHERE id = $1`,
);
