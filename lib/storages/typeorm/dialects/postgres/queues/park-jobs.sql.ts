import { ENQUEUED } from '../../../../../states/state-names.js';
import { MAX_PARKED_ALONG, PARKED } from '../../../../../storage/queues/parked-jobs.js';
import { statement } from '../statement.js';

/**
 * Parks jobs that never started. A lease that is given back so was never used, so its number may be given out again.
 * The rows are locked already.
 *
 * $1 ids · $2 attempts · $3 server ids
 */
export const parkJobs = statement(
  'park-jobs',
  (tables) => `
  UPDATE ${tables.job} AS job
     SET state = '${ENQUEUED}', server_id = NULL, attempt = job.attempt - 1,
         waiting_for = '${PARKED}', woken_for = NULL, wait_until = NULL
    FROM unnest($1::uuid[], $2::integer[], $3::text[]) AS lease(id, attempt, server_id)
   WHERE job.id = lease.id
     AND job.attempt = lease.attempt
     AND job.server_id = lease.server_id
  RETURNING job.queue, job.type, job.method`,
);

/**
 * Parks those of the first ready jobs of some queues that have certain methods. A job that was woken for a resource is
 * left out, because its turn would have to be passed on, and so is a job of a cancelled batch, which any server deletes.
 *
 * $1 queues · $2 types · $3 methods
 */
export const parkReadyJobs = statement(
  'park-ready-jobs',
  (tables) => `
  UPDATE ${tables.job} AS job
     SET waiting_for = '${PARKED}', wait_until = NULL
   WHERE job.ctid = ANY (ARRAY (
           SELECT ready.ctid
             FROM ${tables.job} AS ready
            WHERE ready.id = ANY (ARRAY (
                    SELECT head.id
                      FROM unnest($1::text[], $2::text[], $3::text[]) AS call(queue, type, method)
                     CROSS JOIN LATERAL (
                           SELECT first.id, first.type, first.method
                             FROM ${tables.job} AS first
                            WHERE first.queue = call.queue
                              AND first.state = '${ENQUEUED}' AND first.waiting_for IS NULL
                            ORDER BY first.priority, first.id
                            LIMIT ${MAX_PARKED_ALONG}) AS head
                     WHERE head.type = call.type AND head.method = call.method
                     LIMIT ${MAX_PARKED_ALONG}))
              AND ready.state = '${ENQUEUED}' AND ready.waiting_for IS NULL AND ready.woken_for IS NULL
              AND NOT EXISTS (SELECT 1 FROM ${tables.batch} AS batch
                               WHERE batch.id = ready.batch_id AND batch.state = 'Deleted')
              FOR UPDATE SKIP LOCKED))`,
);

/**
 * The methods with parked jobs, found by jumping from one to the next along job_parked, however many jobs there are.
 *
 * $1 queues
 */
export const listParkedCalls = statement(
  'list-parked-calls',
  (tables) => `
  WITH RECURSIVE call AS (
    SELECT served.queue, first.type, first.method
      FROM unnest($1::text[]) AS served(queue)
     CROSS JOIN LATERAL (
           SELECT type, method FROM ${tables.job}
            WHERE waiting_for = '${PARKED}' AND queue = served.queue
            ORDER BY type, method LIMIT 1) AS first
     UNION ALL
    SELECT call.queue, next.type, next.method
      FROM call
     CROSS JOIN LATERAL (
           SELECT type, method FROM ${tables.job}
            WHERE waiting_for = '${PARKED}' AND queue = call.queue
              AND (type, method) > (call.type, call.method)
            ORDER BY type, method LIMIT 1) AS next)
  SELECT DISTINCT type, method FROM call`,
);
