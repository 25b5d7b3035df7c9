import { MAX_PARKED_COUNTED, PARKED } from '../../../../../storage/queues/parked-jobs.js';
import { statement } from '../statement.js';

/**
 * Found by jumping from one method to the next along job_parked.
 *
 * $1 limit
 */
export const summarizeParked = statement(
  'summarize-parked-jobs',
  (tables) => `
  WITH RECURSIVE call AS (
    (SELECT queue, type, method, 1 AS number FROM ${tables.job}
      WHERE waiting_for = '${PARKED}'
      ORDER BY queue, type, method LIMIT 1)
     UNION ALL
    SELECT next.queue, next.type, next.method, call.number + 1
      FROM call
     CROSS JOIN LATERAL (
           SELECT queue, type, method FROM ${tables.job}
            WHERE waiting_for = '${PARKED}'
              AND (queue, type, method) > (call.queue, call.type, call.method)
            ORDER BY queue, type, method LIMIT 1) AS next
     WHERE call.number < $1)
  SELECT call.queue, call.type, call.method, first.id,
         date_part('epoch', coalesce(first.run_at, first.created_at)) * 1000 AS ready_ms,
         least(counted.amount, ${MAX_PARKED_COUNTED})::integer AS amount,
         counted.amount <= ${MAX_PARKED_COUNTED} AS is_exact
    FROM call
   CROSS JOIN LATERAL (
         SELECT id, run_at, created_at FROM ${tables.job}
          WHERE waiting_for = '${PARKED}'
            AND queue = call.queue AND type = call.type AND method = call.method
          ORDER BY priority, id LIMIT 1) AS first
   CROSS JOIN LATERAL (
         SELECT count(*) AS amount
           FROM (SELECT 1 FROM ${tables.job}
                  WHERE waiting_for = '${PARKED}'
                    AND queue = call.queue AND type = call.type AND method = call.method
                  LIMIT ${MAX_PARKED_COUNTED + 1}) AS one) AS counted
   ORDER BY call.queue COLLATE "C", call.type COLLATE "C", call.method COLLATE "C"`,
);
