import {
  MAX_UNFINISHED_COUNTED,
  MAX_UNFINISHED_STATES,
} from '../../../../parts/monitoring/bounds.js';
import { statement } from '../statement.js';

/**
 * The unfinished jobs of a batch, once by state and once by queue. Each step of the recursion finds the next state in
 * the index, so that a million Enqueued jobs do not hide a few Failed ones.
 *
 * $1 batch · $2 limit of the queues
 */
export const summarizeUnfinished = statement(
  'summarize-unfinished',
  (tables) => `
  WITH RECURSIVE present AS (
    SELECT min(state) AS state FROM ${tables.job} WHERE batch_id = $1::uuid
     UNION ALL
    SELECT (SELECT min(state) FROM ${tables.job}
             WHERE batch_id = $1::uuid AND state > present.state)
      FROM present
     WHERE present.state IS NOT NULL),
  looked AS MATERIALIZED (
    SELECT job.state, job.queue
      FROM (SELECT state FROM present WHERE state IS NOT NULL
             LIMIT ${MAX_UNFINISHED_STATES}) AS found
     CROSS JOIN LATERAL (
           SELECT state, queue FROM ${tables.job}
            WHERE batch_id = $1::uuid AND state = found.state
            LIMIT ${MAX_UNFINISHED_COUNTED + 1}) AS job),
  states AS (SELECT state, count(*)::integer AS amount FROM looked GROUP BY state),
  queues AS (
    SELECT queue, count(*)::integer AS amount
      FROM looked
     GROUP BY queue
     ORDER BY amount DESC, queue COLLATE "C"
     LIMIT $2)
  SELECT *
    FROM (SELECT state, NULL AS queue, least(amount, ${MAX_UNFINISHED_COUNTED}) AS amount,
                 amount <= ${MAX_UNFINISHED_COUNTED} AS is_exact
            FROM states
           UNION ALL
          SELECT NULL, queue, amount, (SELECT max(amount) <= ${MAX_UNFINISHED_COUNTED} FROM states)
            FROM queues) AS counted
   ORDER BY state COLLATE "C", amount DESC, queue COLLATE "C"`,
);
