import { circularBatches } from '../batches/circular-batches.sql.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/**
 * Removes Failed jobs that have been so for longer than they are kept. For those that wait for them,
 * and for their batches, they are deleted from now on.
 *
 * $1 retention, in milliseconds · $2 limit
 */
export const removeFailedJobs = statement(
  'remove-failed-jobs',
  (tables) => `
  WITH removed AS (
    DELETE FROM ${tables.job}
     WHERE ctid = ANY (ARRAY (
             SELECT ctid
               FROM ${tables.job}
              WHERE state = 'Failed'
                AND changed_at < clock_timestamp() - $1::float8 * interval '1 millisecond'
              LIMIT $2
                FOR UPDATE SKIP LOCKED))
    RETURNING id, batch_id, has_continuations),
  batched AS (
    INSERT INTO ${tables.batchIncrement} (batch_id, failed, deleted)
    SELECT batch_id, -count(*), count(*)
      FROM removed
     WHERE batch_id IS NOT NULL
     GROUP BY batch_id),
  continued AS (
    INSERT INTO ${tables.continuationDue} (parent_id)
    SELECT id FROM removed WHERE has_continuations)
  SELECT count(*)::integer AS removed, bool_or(batch_id IS NOT NULL) AS has_batch,
         bool_or(has_continuations) AS has_continuations
    FROM removed`,
);

const isExpiredInExpired = (tables: Tables) => `
  batch.expire_at <= clock_timestamp()
  AND EXISTS (SELECT 1 FROM ${tables.batch} AS enclosing
               WHERE enclosing.id = batch.batch_id AND enclosing.expire_at <= clock_timestamp())`;

/**
 * Removes batches that have expired. A nested one stays for as long as the one around it, which is
 * told what its jobs still do; and none goes before everything is counted. Of circular ones none is outside of the
 * others; they are only looked for among those that are nested in one that has expired.
 *
 * $1 limit
 */
export const removeExpiredBatches = statement(
  'remove-expired-batches',
  (tables) => `
  WITH RECURSIVE ${circularBatches(tables, isExpiredInExpired(tables))}
  DELETE FROM ${tables.batch}
   WHERE ctid = ANY (ARRAY (
           SELECT ctid
             FROM ${tables.batch} AS batch
            WHERE batch.expire_at <= clock_timestamp()
              AND (NOT EXISTS (SELECT 1 FROM ${tables.batch} AS enclosing
                                WHERE enclosing.id = batch.batch_id)
                   OR batch.id IN (SELECT id FROM circular))
              AND NOT EXISTS (SELECT 1 FROM ${tables.batchIncrement} AS increment
                               WHERE increment.batch_id = batch.id)
            LIMIT $1
              FOR UPDATE SKIP LOCKED))
  RETURNING 1`,
);
