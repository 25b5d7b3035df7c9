import { ENQUEUED, PROCESSING } from '../../../../../states/state-names.js';
import { PARKED } from '../../../../../storage/queues/parked-jobs.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';
import { HIGHEST_INTEGER } from '../statistics/bounds.sql.js';
import { pausedNames } from './paused-queues.sql.js';

/**
 * Takes the first ready jobs in the order of queue, priority and age, and gives each of them a lease.
 *
 * The inner query walks job_ready queue by queue and stops as soon as it has enough: the nested loop
 * asks for a later queue only when the earlier ones are used up. SKIP LOCKED lets servers pass over
 * each other's rows instead of waiting. The rows are then found again by their ctid, which needs no
 * index and leaves the planner no choice; they are locked, so their ctids cannot change. Whether a
 * batch was cancelled is looked up for jobs that have one. Paused queues are left out by a comparison,
 * because a join could bring the queues into another order. An attempt that cannot grow stays as it is, so
 * that one damaged job does not refuse the claim of all.
 *
 * What most jobs have in common is left out of the answer, because reading it costs more than comparing it: the first
 * of the queues, parameters that are empty, and a job that is ready since its creation.
 *
 * The commit is not flushed before it is answered, for this transaction alone: a claim that a crash of the
 * database undoes leaves a job that is ready, and a lease under which nothing can be stored.
 *
 * $1 queues, in order of preference · $2 server id · $3 limit · $4 priorities and $5 ids behind which
 * to begin in each queue
 */
export const claimJobs = statement('claim-jobs', (tables) => leased(tables, readyIn(tables)));

/**
 * The same, with parked jobs of some methods before the ready jobs of each queue. The nested loop asks for a method only
 * when those before it have brought too few.
 *
 * $1 to $5 as in claim-jobs · $6 types and $7 methods of the parked jobs
 */
export const claimWithParkedJobs = statement('claim-with-parked-jobs', (tables) =>
  leased(
    tables,
    `
                  SELECT aside.ctid
                    FROM unnest($6::text[], $7::text[]) AS call(type, method)
                   CROSS JOIN LATERAL (
                         SELECT parked.ctid
                           FROM ${tables.job} AS parked
                          WHERE parked.queue = wanted.queue
                            AND parked.type = call.type AND parked.method = call.method
                            AND parked.waiting_for = '${PARKED}'
                          ORDER BY parked.priority, parked.id
                          LIMIT $3
                            FOR UPDATE SKIP LOCKED
                         ) AS aside
                   UNION ALL
                  SELECT next.ctid FROM (${readyIn(tables)}) AS next`,
    ', waiting_for = NULL',
  ),
);

/** The first ready jobs of the queue that is wanted. */
const readyIn = (tables: Tables) => `
                  SELECT next.ctid
                    FROM ${tables.job} AS next
                   WHERE next.queue = wanted.queue
                     AND (next.priority, next.id) > (wanted.priority, wanted.id)
                     AND next.state = '${ENQUEUED}' AND next.waiting_for IS NULL
                   ORDER BY next.priority, next.id
                   LIMIT $3
                     FOR UPDATE SKIP LOCKED`;

/** Leases the first jobs that are found in each queue. */
const leased = (tables: Tables, found: string, also = '') => `
  UPDATE ${tables.job} AS job
     SET state = '${PROCESSING}', server_id = $2, attempt = least(attempt, ${HIGHEST_INTEGER} - 1) + 1,
         changed_at = clock_timestamp()${also}
   WHERE (SELECT set_config('synchronous_commit', 'off', true)) = 'off'
     AND job.ctid = ANY (ARRAY (
           SELECT ready.ctid
             FROM unnest($1::text[], $4::smallint[], $5::uuid[]) AS wanted(queue, priority, id)
            CROSS JOIN LATERAL (${found}
                  ) AS ready
            WHERE wanted.queue <> ALL (${pausedNames(tables)})
            LIMIT $3))
  RETURNING id, type, method, arguments::text, nullif(parameters::text, '{}') AS parameters,
            nullif(queue, ($1::text[])[1]) AS queue, priority, attempt,
            date_part('epoch', created_at) * 1000 AS created_ms,
            date_part('epoch', nullif(run_at, created_at)) * 1000 AS run_ms,
            date_part('epoch', changed_at) * 1000 AS changed_ms, batch_id,
            CASE WHEN batch_id IS NOT NULL
                 THEN (SELECT batch.state = 'Deleted' FROM ${tables.batch} AS batch
                        WHERE batch.id = job.batch_id)
            END AS is_canceled`;

/**
 * Puts jobs that never started back in their place. A lease that was given back so was never used,
 * so its number may be given out again.
 *
 * $1 ids · $2 attempts · $3 server ids
 */
export const handBackJobs = statement(
  'hand-back-jobs',
  (tables) => `
  UPDATE ${tables.job} AS job
     SET state = '${ENQUEUED}', server_id = NULL, attempt = job.attempt - 1
    FROM unnest($1::uuid[], $2::integer[], $3::text[]) AS lease(id, attempt, server_id)
   WHERE job.id = lease.id
     AND job.attempt = lease.attempt
     AND job.server_id = lease.server_id
  RETURNING job.queue`,
);

/** $1 server id */
export const findLeases = statement(
  'find-leases',
  (tables) => `
  SELECT id, attempt FROM ${tables.job} WHERE state = '${PROCESSING}' AND server_id = $1`,
);

/**
 * $1 ids · $2 attempts · $3 server ids
 */
export const findLostLeases = statement(
  'find-lost-leases',
  (tables) => `
  SELECT lease.id
    FROM unnest($1::uuid[], $2::integer[], $3::text[]) AS lease(id, attempt, server_id)
   WHERE NOT EXISTS (
           SELECT 1
             FROM ${tables.job} AS job
            WHERE job.id = lease.id
              AND job.attempt = lease.attempt
              AND job.server_id = lease.server_id)`,
);
