import { statement } from '../statement.js';

/*
 * Who frees a resource must see everybody who waits for it. A job that begins to wait holds the lock
 * row FOR SHARE until that is stored; freeing deletes the row, so it waits for such jobs, and looks
 * for them in a statement of its own, whose snapshot is taken afterwards.
 */

/**
 * Takes free resources for runs whose lease stands. Of several jobs that want one, the first gets it.
 *
 * $1 resources, sorted · $2 job ids · $3 attempts · $4 server ids
 */
export const takeLocks = statement(
  'take-locks',
  (tables) => `
  INSERT INTO ${tables.jobLock} (resource, job_id, attempt, server_id)
  SELECT run.resource, run.job_id, run.attempt, run.server_id
    FROM unnest($1::text[], $2::uuid[], $3::integer[], $4::text[])
           WITH ORDINALITY AS run(resource, job_id, attempt, server_id, position)
    JOIN ${tables.job} AS job
      ON job.id = run.job_id AND job.attempt = run.attempt AND job.server_id = run.server_id
   ORDER BY run.position
      ON CONFLICT (resource) DO NOTHING
  RETURNING job_id`,
);

/**
 * Who has those of the resources that are taken now, and whether its lease still stands; kept from
 * being freed until the transaction ends.
 *
 * $1 resources
 */
export const holdTakenLocks = statement(
  'hold-taken-locks',
  (tables) => `
  SELECT held.resource, held.job_id, held.attempt, held.server_id,
         EXISTS (SELECT 1 FROM ${tables.job} AS job
                  WHERE job.id = held.job_id
                    AND job.attempt = held.attempt
                    AND job.server_id = held.server_id) AS stands
    FROM ${tables.jobLock} AS held
   WHERE held.resource = ANY ($1::text[])
   ORDER BY held.resource
     FOR SHARE OF held`,
);

/**
 * Sends jobs into the waiting line. The deadline counts from the first time that a job waits.
 *
 * $1 ids · $2 attempts · $3 server ids · $4 resources · $5 timeouts, in milliseconds
 */
export const waitForLocks = statement(
  'wait-for-locks',
  (tables) => `
  UPDATE ${tables.job} AS job
     SET state = 'Enqueued', server_id = NULL, changed_at = clock_timestamp(),
         attempt = job.attempt - 1, waiting_for = lease.resource, woken_for = NULL,
         wait_until = coalesce(
           job.wait_until, clock_timestamp() + lease.timeout_ms * interval '1 millisecond')
    FROM unnest($1::uuid[], $2::integer[], $3::text[], $4::text[], $5::float8[])
      AS lease(id, attempt, server_id, resource, timeout_ms)
   WHERE job.id = lease.id
     AND job.attempt = lease.attempt
     AND job.server_id = lease.server_id
  RETURNING date_part('epoch', job.wait_until) * 1000 AS wait_until_ms`,
);

/**
 * Frees what certain runs hold, and nothing that a later run of the same job has taken.
 *
 * $1 job ids · $2 attempts · $3 server ids
 */
export const freeLocksOfRuns = statement(
  'free-locks-of-runs',
  (tables) => `
  DELETE FROM ${tables.jobLock} AS held
   USING unnest($1::uuid[], $2::integer[], $3::text[]) AS run(job_id, attempt, server_id)
   WHERE held.job_id = run.job_id
     AND held.attempt = run.attempt
     AND held.server_id = run.server_id
  RETURNING held.resource`,
);

/** $1 server ids */
export const freeLocksOfServers = statement(
  'free-locks-of-servers',
  (tables) => `
  DELETE FROM ${tables.jobLock} WHERE server_id = ANY ($1::text[]) RETURNING resource`,
);

/**
 * Makes the first job of each queue ready that waits for one of the resources, where it is free:
 * nobody knows which of the queues has a server. It keeps its deadline, and remembers what it was
 * woken for, so that its turn can be passed on should it go elsewhere.
 *
 * $1 resources
 */
export const wakeWaitingJobs = statement(
  'wake-waiting-jobs',
  (tables) => `
  UPDATE ${tables.job} AS job
     SET waiting_for = NULL, woken_for = job.waiting_for
    FROM (SELECT DISTINCT ON (waiting_for, queue) id
            FROM ${tables.job} AS waiting
           WHERE waiting_for = ANY ($1::text[])
             AND NOT EXISTS (SELECT 1 FROM ${tables.jobLock} AS held
                              WHERE held.resource = waiting.waiting_for)
           ORDER BY waiting_for, queue, priority, id) AS first
   WHERE job.id = first.id AND job.waiting_for IS NOT NULL
  RETURNING job.queue`,
);
