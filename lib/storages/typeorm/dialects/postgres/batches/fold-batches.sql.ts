import { statement } from '../statement.js';
import {
  HIGHEST_BIGINT,
  HIGHEST_INTEGER,
  LOWEST_BIGINT,
  LOWEST_INTEGER,
} from '../statistics/bounds.sql.js';
import { circularBatches } from './circular-batches.sql.js';

const grown = (count: string) =>
  `least(greatest(batch.${count}::numeric + noted.${count}, ${LOWEST_BIGINT}), ${HIGHEST_BIGINT})::bigint`;

const integer = (sum: string) =>
  `least(greatest(${sum}, ${LOWEST_INTEGER}), ${HIGHEST_INTEGER})::integer`;

/**
 * Batches about which something was noted, in the order of ids. SKIP LOCKED leaves those to their
 * owner that another server is folding; that one looks again after its commit.
 *
 * The recursion steps from one batch to the next in the index, however much was noted about each.
 *
 * $1 limit
 */
export const lockUncountedBatches = statement(
  'lock-uncounted-batches',
  (tables) => `
  WITH RECURSIVE uncounted AS (
    (SELECT batch_id FROM ${tables.batchIncrement} ORDER BY batch_id LIMIT 1)
     UNION ALL
    SELECT (SELECT next.batch_id
              FROM ${tables.batchIncrement} AS next
             WHERE next.batch_id > uncounted.batch_id
             ORDER BY next.batch_id
             LIMIT 1)
      FROM uncounted
     WHERE uncounted.batch_id IS NOT NULL)
  SELECT locked.id
    FROM uncounted
   CROSS JOIN LATERAL (
         SELECT batch.id
           FROM ${tables.batch} AS batch
          WHERE batch.id = uncounted.batch_id
            FOR UPDATE SKIP LOCKED
         ) AS locked
   LIMIT $1`,
);

/**
 * Adds up what was noted about batches that this transaction has locked by a statement before, so
 * that nothing is missed that the last one to fold them has added. What is deleted here is what is
 * added here, and passed on to the enclosing batches, so nothing is lost or counted twice.
 *
 * A batch ends, or goes on again, by what its counts are now. One that is nested in a cancelled batch
 * is cancelled; and a cancelled one has those nested in it looked at, which finds any that came to be
 * while it was cancelled. A cancelled batch is kept until the last of its jobs has ended.
 *
 * A circular batch passes nothing on: it would come back for ever. So its counts need not add up, and are not waited
 * for once it was cancelled.
 *
 * $1 ids · $2 how long a batch that has ended is kept, in milliseconds
 */
export const foldBatches = statement(
  'fold-batches',
  (tables) => `
  WITH RECURSIVE ${circularBatches(tables, 'batch.id = ANY ($1::uuid[])')},
  taken AS (
    DELETE FROM ${tables.batchIncrement} WHERE batch_id = ANY ($1::uuid[])
    RETURNING batch_id, total, succeeded, failed, deleted),
  noted AS MATERIALIZED (
    SELECT batch_id AS id, sum(total) AS total, sum(succeeded) AS succeeded, sum(failed) AS failed,
           sum(deleted) AS deleted
      FROM taken
     GROUP BY batch_id),
  counted AS MATERIALIZED (
    SELECT batch.id, batch.batch_id, batch.state AS old_state,
           ${grown('total')} AS total, ${grown('succeeded')} AS succeeded,
           ${grown('failed')} AS failed, ${grown('deleted')} AS deleted,
           batch.total::numeric + noted.total
             = batch.succeeded::numeric + noted.succeeded + batch.deleted + noted.deleted AS is_over,
           enclosing.state IS NOT DISTINCT FROM 'Deleted' AS is_canceled,
           batch.id IN (SELECT id FROM circular) AS is_circular,
           batch.has_continuations, clock_timestamp() AS now
      FROM noted
      JOIN ${tables.batch} AS batch ON batch.id = noted.id
      LEFT JOIN ${tables.batch} AS enclosing ON enclosing.id = batch.batch_id),
  judged AS MATERIALIZED (
    SELECT *,
           CASE WHEN old_state IN ('Awaiting', 'Started') AND is_canceled THEN 'Deleted'
                WHEN old_state IN ('Awaiting', 'Deleted') THEN old_state
                WHEN NOT is_over THEN 'Started'
                WHEN deleted = 0 THEN 'Succeeded'
                ELSE 'Completed'
           END AS state
      FROM counted),
  folded AS (
    UPDATE ${tables.batch} AS batch
       SET state = judged.state, total = judged.total, succeeded = judged.succeeded,
           failed = judged.failed, deleted = judged.deleted,
           finished_at = CASE WHEN judged.state NOT IN ('Awaiting', 'Started')
                              THEN coalesce(batch.finished_at, judged.now) END,
           expire_at = CASE WHEN judged.state NOT IN ('Awaiting', 'Started')
                             AND (judged.is_over OR judged.is_circular)
                            THEN coalesce(batch.expire_at, judged.now
                                          + $2::float8 * interval '1 millisecond') END
      FROM judged
     WHERE batch.id = judged.id),
  ended AS (
    INSERT INTO ${tables.continuationDue} (parent_id)
    SELECT id FROM judged WHERE has_continuations AND state <> old_state AND state <> 'Started'
    RETURNING 1),
  passed_on AS (
    INSERT INTO ${tables.batchIncrement} (batch_id, succeeded, failed, deleted)
    SELECT judged.batch_id, ${integer('sum(noted.succeeded)')}, ${integer('sum(noted.failed)')},
           ${integer('sum(noted.deleted)')}
      FROM judged JOIN noted ON noted.id = judged.id
     WHERE judged.batch_id IS NOT NULL
       AND NOT judged.is_circular
       AND (noted.succeeded <> 0 OR noted.failed <> 0 OR noted.deleted <> 0)
     GROUP BY judged.batch_id
    RETURNING 1),
  nested AS (
    INSERT INTO ${tables.batchIncrement} (batch_id)
    SELECT nested.id
      FROM judged
      JOIN ${tables.batch} AS nested ON nested.batch_id = judged.id
     WHERE judged.state = 'Deleted' AND nested.state IN ('Awaiting', 'Started')
    RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM ended) AS has_ended,
         EXISTS (SELECT 1 FROM passed_on) OR EXISTS (SELECT 1 FROM nested) AS has_noted,
         ARRAY (SELECT id::text FROM judged WHERE is_circular ORDER BY id) AS circular`,
);

/**
 * Whether something is noted about one of these batches.
 *
 * $1 ids
 */
export const hasUncountedBatches = statement(
  'has-uncounted-batches',
  (tables) => `
  SELECT EXISTS (SELECT 1 FROM ${tables.batchIncrement} WHERE batch_id = ANY ($1::uuid[])) AS is_so`,
);

/**
 * Removes what was noted about batches that are gone, jobs of which were requeued. A new batch and
 * what is noted about it commit together.
 *
 * $1 limit
 */
export const removeLostIncrements = statement(
  'remove-lost-increments',
  (tables) => `
  DELETE FROM ${tables.batchIncrement}
   WHERE ctid = ANY (ARRAY (
           SELECT ctid
             FROM ${tables.batchIncrement} AS increment
            WHERE (SELECT true FROM ${tables.batch} AS batch
                    WHERE batch.id = increment.batch_id) IS NULL
            LIMIT $1
              FOR UPDATE SKIP LOCKED))
  RETURNING 1`,
);
