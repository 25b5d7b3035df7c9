import { FAILED } from '../../../../../states/state-names.js';
import { MAX_FAILURES_GROUPED } from '../../../../parts/monitoring/bounds.js';
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

/** Texts are compared in groups of groups, because to sort ten thousand of them would take most of the time. */
const grouping = (failed: string) => `
  WITH latest AS MATERIALIZED (
    SELECT id, type, method, changed_at, failure, fingerprint,
           CASE WHEN fingerprint IS NULL
                THEN ARRAY[split_part(coalesce(failure, ''), E'\\n', 1), type, method]
                ELSE ARRAY[fingerprint]
           END AS cause${failed}),
  placed AS MATERIALIZED (
    SELECT id, cause, type, method, row_number() OVER (ORDER BY changed_at DESC, id DESC) AS place
      FROM (SELECT * FROM latest LIMIT ${MAX_FAILURES_GROUPED}) AS counted),
  grouped AS (
    SELECT sum(amount)::integer AS amount, count(*)::integer AS methods, min(first) AS first
      FROM (SELECT cause, count(*) AS amount, min(place) AS first
              FROM placed
             GROUP BY cause, type, method) AS of_method
     GROUP BY cause
     ORDER BY amount DESC, first
     LIMIT $1)
  SELECT latest.type, latest.method, latest.fingerprint, grouped.amount, grouped.methods, latest.id,
         coalesce(latest.failure, '') AS failure,
         date_part('epoch', latest.changed_at) * 1000 AS latest_ms,
         (SELECT count(*) <= ${MAX_FAILURES_GROUPED} FROM latest) AS is_exact
    FROM grouped
    JOIN placed ON placed.place = grouped.first
    JOIN latest ON latest.id = placed.id
   ORDER BY grouped.amount DESC, grouped.first`;

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
