import { FAILED } from '../../../../../states/state-names.js';
import { MAX_FAILURES_GROUPED } from '../../../../sql/monitoring/bounds.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

const latestFailed = (tables: Tables) => `
      FROM ${tables.job}
     WHERE state = '${FAILED}'
     ORDER BY changed_at DESC, id DESC
     LIMIT ${MAX_FAILURES_GROUPED + 1}`;

/** No index has the failures of a batch by time; so any of its Failed jobs are taken, and the few are sorted later. */
const failedOfBatch = (tables: Tables) => `
      FROM ${tables.job}
     WHERE state = '${FAILED}' AND batch_id = $2::uuid
     LIMIT ${MAX_FAILURES_GROUPED + 1}`;

const grouping = (failed: string) => `
  WITH latest AS MATERIALIZED (
    SELECT id, type, method, changed_at, failure, fingerprint,
           CASE WHEN fingerprint IS NULL
                THEN ARRAY[split_part(coalesce(failure, ''), E'\\n', 1), type, method]
                ELSE ARRAY[fingerprint]
           END AS cause${failed}),
  grouped AS (
    SELECT count(*)::integer AS amount, count(DISTINCT (type, method))::integer AS methods,
           (array_agg(id ORDER BY changed_at DESC, id DESC))[1] AS latest_id
      FROM (SELECT * FROM latest LIMIT ${MAX_FAILURES_GROUPED}) AS counted
     GROUP BY cause
     ORDER BY amount DESC, max(changed_at) DESC
     LIMIT $1)
  SELECT latest.type, latest.method, latest.fingerprint, grouped.amount, grouped.methods, latest.id,
         coalesce(latest.failure, '') AS failure,
         date_part('epoch', latest.changed_at) * 1000 AS latest_ms,
         (SELECT count(*) <= ${MAX_FAILURES_GROUPED} FROM latest) AS is_exact
    FROM grouped JOIN latest ON latest.id = grouped.latest_id
   ORDER BY grouped.amount DESC, latest.changed_at DESC`;

/**
 * $1 limit
 */
export const groupFailures = statement('group-failures', (tables) =>
  grouping(latestFailed(tables)),
);

/**
 * $1 limit · $2 batch
 */
export const groupFailuresOfBatch = statement('group-failures-of-batch', (tables) =>
  grouping(failedOfBatch(tables)),
);
