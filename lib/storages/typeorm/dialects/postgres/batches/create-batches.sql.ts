import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/** A batch that is added to a cancelled one is cancelled with it. */
const newBatches = (tables: Tables) => `
  INSERT INTO ${tables.batch} (
    id, description, batch_id, state, created_at, started_at, finished_at)
  SELECT id, description, batch_id, state, created_at,
         CASE WHEN state = 'Started' THEN created_at END,
         CASE WHEN state = 'Deleted' THEN created_at END
    FROM (SELECT given.id, given.description, given.batch_id, given.created_at,
                 CASE WHEN enclosing.state = 'Deleted' THEN 'Deleted' ELSE given.state END AS state
            FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[])
                   AS given(id, description, batch_id, state, created_at)
            LEFT JOIN ${tables.batch} AS enclosing ON enclosing.id = given.batch_id) AS new`;

/**
 * Stores new batches. To be followed, in its transaction, by count-new-jobs.
 *
 * $1 ids · $2 descriptions · $3 enclosing batches, or null · $4 states · $5 created at
 */
export const createBatches = statement(
  'create-batches',
  (tables) => `
  ${newBatches(tables)}
  RETURNING id`,
);

/** The same for those that an earlier attempt did not store. */
export const createMissingBatches = statement(
  'create-missing-batches',
  (tables) => `
  ${newBatches(tables)}
      ON CONFLICT (id) DO NOTHING
  RETURNING id`,
);

/**
 * Notes how many jobs were added to batches, and to those that they are nested in, and brings back
 * to Started those that had ended. A batch that somebody else has locked is passed over, since this
 * may be the transaction of an application, which must wait for nobody: what is noted here tells the
 * next fold to bring it back. Each is counted once for its place in the list, also where somebody has nested
 * batches in a circle by hand.
 *
 * $1 batches · $2 all new jobs · $3, $4 and $5 those of them that are Succeeded, Failed, and in other
 * final states
 */
export const countNewJobs = statement(
  'count-new-jobs',
  (tables) => `
  WITH RECURSIVE grown AS (
    SELECT place, batch_id, total, succeeded, failed, deleted,
           total - succeeded - deleted AS unfinished
      FROM unnest($1::uuid[], $2::integer[], $3::integer[], $4::integer[], $5::integer[])
             WITH ORDINALITY AS given(batch_id, total, succeeded, failed, deleted, place)
     UNION
    SELECT grown.place, nested.batch_id, grown.total, 0, 0, 0, grown.unfinished
      FROM grown
      JOIN ${tables.batch} AS nested ON nested.id = grown.batch_id
     WHERE nested.batch_id IS NOT NULL AND grown.total <> 0),
  ended AS MATERIALIZED (
    SELECT ctid
      FROM ${tables.batch}
     WHERE id = ANY (ARRAY (SELECT batch_id FROM grown WHERE unfinished > 0))
       AND state IN ('Succeeded', 'Completed')
       FOR UPDATE SKIP LOCKED),
  started AS (
    UPDATE ${tables.batch}
       SET state = 'Started', finished_at = NULL, expire_at = NULL
     WHERE ctid = ANY (ARRAY (SELECT ctid FROM ended)))
  INSERT INTO ${tables.batchIncrement} (batch_id, total, succeeded, failed, deleted)
  SELECT batch_id, sum(total), sum(succeeded), sum(failed), sum(deleted)
    FROM grown
   GROUP BY batch_id`,
);
