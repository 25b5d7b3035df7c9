import { DELETED, SUCCEEDED } from '../../../../../states/state-names.js';
import { MAX_FINISHED_LOOKED_AT, MAX_TREE_LOOKED_AT } from '../../../../parts/monitoring/bounds.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

const latest = (tables: Tables, state: string) => `
    (SELECT batch_id, finished_at
       FROM ${tables.finishedJob}
      WHERE state = '${state}' AND finished_at >= (SELECT since FROM root)
        AND (SELECT count(*) FROM own) > ${MAX_FINISHED_LOOKED_AT}
      ORDER BY finished_at DESC
      LIMIT ${MAX_FINISHED_LOOKED_AT})`;

/**
 * Looks at the finished jobs of the batch, and of those nested in it. Their index knows no times; where they are too many,
 * the statement looks at the jobs that have finished last in the whole store, which it does not read otherwise. UNION
 * without ALL ends where somebody has nested a batch in itself by hand.
 *
 * $1 batch · $2 milliseconds
 */
export const countRecentlyFinished = statement(
  'count-recently-finished',
  (tables) => `
  WITH RECURSIVE tree AS (
    SELECT id FROM ${tables.batch} WHERE id = $1::uuid
     UNION
    SELECT nested.id FROM tree JOIN ${tables.batch} AS nested ON nested.batch_id = tree.id),
  root AS MATERIALIZED (
    SELECT present, greatest(started_at, present - $2::float8 * interval '1 millisecond') AS since
      FROM ${tables.batch}, (SELECT clock_timestamp() AS present OFFSET 0) AS clock
     WHERE id = $1::uuid AND isfinite(started_at)),
  looked AS MATERIALIZED (SELECT id FROM tree LIMIT ${MAX_TREE_LOOKED_AT}),
  own AS MATERIALIZED (
    SELECT finished_at
      FROM looked
     CROSS JOIN LATERAL (
           SELECT finished_at FROM ${tables.finishedJob}
            WHERE batch_id = looked.id AND state IN ('${SUCCEEDED}', '${DELETED}')
            LIMIT ${MAX_FINISHED_LOOKED_AT + 1}) AS job
     LIMIT ${MAX_FINISHED_LOOKED_AT + 1}),
  latest AS MATERIALIZED (
    SELECT batch_id, finished_at
      FROM (${latest(tables, SUCCEEDED)}
     UNION ALL
    ${latest(tables, DELETED)}) AS ended
     ORDER BY finished_at DESC
     LIMIT ${MAX_FINISHED_LOOKED_AT}),
  reached AS (
    SELECT CASE WHEN count(*) < ${MAX_FINISHED_LOOKED_AT} THEN (SELECT since FROM root)
                ELSE min(finished_at) END AS since
      FROM latest)
  SELECT (SELECT count(*) FROM own WHERE finished_at >= reached.since)::integer AS own_amount,
         (SELECT count(*) FROM own) > ${MAX_FINISHED_LOOKED_AT} AS is_by_time,
         (SELECT count(*) FROM latest WHERE batch_id IN (SELECT id FROM looked))::integer AS amount,
         date_part('epoch', root.present - reached.since) * 1000 AS span_ms
    FROM root, reached`,
);
