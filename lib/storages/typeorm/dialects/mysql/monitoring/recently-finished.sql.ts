import { DELETED, SUCCEEDED } from '../../../../../states/state-names.js';
import { MAX_FINISHED_LOOKED_AT, MAX_TREE_LOOKED_AT } from '../../../../parts/monitoring/bounds.js';
import { jsonTable, NOW } from '../columns.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/**
 * The present, and since when finished jobs are counted. The times are texts, so that they keep their microseconds.
 *
 * ? milliseconds · ? batch
 */
export const findSpan = statement(
  'find-span',
  (tables) => `
  SELECT CAST(${NOW} AS CHAR) AS present,
         CAST(GREATEST(started_at, COALESCE(
                TIMESTAMPADD(MICROSECOND, -ROUND(? * 1000), ${NOW}), started_at)) AS CHAR) AS since
    FROM ${tables.batch}
   WHERE id = ? AND started_at IS NOT NULL`,
);

/**
 * A batch and all that are nested in it. UNION without ALL ends where somebody has nested a batch in itself by hand.
 *
 * ? batch
 */
export const findNestedIds = statement(
  'find-nested-ids',
  (tables) => `
  WITH RECURSIVE tree AS (
    SELECT id FROM ${tables.batch} WHERE id = ?
     UNION
    SELECT nested.id FROM tree JOIN ${tables.batch} AS nested ON nested.batch_id = tree.id)
  SELECT id FROM tree LIMIT ${MAX_TREE_LOOKED_AT}`,
);

const wanted = jsonTable('wanted', { id: 'id' });

/** The finished jobs of some batches. Their index knows no times. ? since · ? present · ? since · ? ids of batches */
export const countFinishedOf = statement(
  'count-finished-of',
  (tables) => `
  SELECT COUNT(*) AS looked_at, COALESCE(SUM(own.finished_at >= ?), 0) AS amount,
         TIMESTAMPDIFF(MICROSECOND, ?, ?) / 1000e0 AS span_ms
    FROM (SELECT job.finished_at
            FROM ${wanted}
           STRAIGHT_JOIN ${tables.finishedJob} AS job FORCE INDEX (finished_job_batch)
              ON job.batch_id = wanted.id AND job.state IN ('${SUCCEEDED}', '${DELETED}')
           LIMIT ${MAX_FINISHED_LOOKED_AT + 1}) AS own`,
);

const latest = ({ finishedJob }: Tables, state: string) => `
  (SELECT id, finished_at FROM ${finishedJob} FORCE INDEX (finished_job_latest)
    WHERE state = '${state}' AND finished_at >= ?
    ORDER BY finished_at DESC
    LIMIT ${MAX_FINISHED_LOOKED_AT})`;

/**
 * Those of some batches among the jobs that have finished last in the whole store.
 *
 * ? since · ? present · ? since · ? since · ? ids of batches
 */
export const countLatestOf = statement(
  'count-latest-of',
  (tables) => `
  SELECT COUNT(wanted.id) AS amount,
         TIMESTAMPDIFF(MICROSECOND,
           IF(COUNT(*) < ${MAX_FINISHED_LOOKED_AT}, ?, MIN(latest.finished_at)), ?) / 1000e0 AS span_ms
    FROM (${latest(tables, SUCCEEDED)} UNION ALL ${latest(tables, DELETED)}
           ORDER BY finished_at DESC
           LIMIT ${MAX_FINISHED_LOOKED_AT}) AS latest
   STRAIGHT_JOIN ${tables.finishedJob} AS job FORCE INDEX (PRIMARY) ON job.id = latest.id
    LEFT JOIN ${wanted} ON wanted.id = job.batch_id`,
);
