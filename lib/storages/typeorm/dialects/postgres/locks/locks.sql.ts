import { ENQUEUED, PROCESSING } from '../../../../../states/state-names.js';
import { statement } from '../statement.js';

/*
 * A row of job_lock has a holder, or none: then the resource is free, and kept for a job that was woken.
 * While somebody stands in line or was woken there is a row. Whoever joins the line, takes a turn or
 * frees the resource locks the row first, so that no job is left in line for a resource that nobody will
 * free. Rows of jobs are locked before rows of job_lock.
 */

const IN_ORDER = 'COLLATE "C"';

/**
 * Takes resources for runs whose lease stands: those that nobody wants, and those for which the job was
 * woken. Of several jobs that ask for one, the woken one goes first, then the first. All others are
 * not even tried: a statement cannot touch a row twice.
 *
 * $1 resources · $2 job ids · $3 attempts · $4 server ids
 */
export const takeLocks = statement(
  'take-locks',
  (tables) => `
  INSERT INTO ${tables.jobLock} AS held (resource, job_id, attempt, server_id)
  SELECT DISTINCT ON (run.resource ${IN_ORDER}) run.resource, run.job_id, run.attempt, run.server_id
    FROM unnest($1::text[], $2::uuid[], $3::integer[], $4::text[])
           WITH ORDINALITY AS run(resource, job_id, attempt, server_id, position)
    JOIN ${tables.job} AS job
      ON job.id = run.job_id AND job.attempt = run.attempt AND job.server_id = run.server_id
   ORDER BY run.resource ${IN_ORDER}, job.woken_for IS NOT DISTINCT FROM run.resource DESC,
            run.position
      ON CONFLICT (resource) DO UPDATE
     SET job_id = excluded.job_id, attempt = excluded.attempt, server_id = excluded.server_id
   WHERE held.server_id IS NULL
     AND EXISTS (SELECT 1 FROM ${tables.job} AS job
                  WHERE job.id = excluded.job_id AND job.woken_for = held.resource)
  RETURNING job_id`,
);

/**
 * The runs whose lease stands, kept as they are until the transaction ends, and what each was woken for.
 *
 * $1 ids · $2 attempts · $3 server ids
 */
export const holdRuns = statement(
  'hold-runs',
  (tables) => `
  SELECT job.id, job.woken_for
    FROM unnest($1::uuid[], $2::integer[], $3::text[]) AS lease(id, attempt, server_id)
    JOIN ${tables.job} AS job
      ON job.id = lease.id AND job.attempt = lease.attempt AND job.server_id = lease.server_id
   ORDER BY job.id
     FOR UPDATE OF job`,
);

/**
 * Who has the resources now, and whether its lease still stands; nobody frees or takes one until the
 * transaction ends.
 *
 * $1 resources
 */
export const holdLocks = statement(
  'hold-locks',
  (tables) => `
  SELECT held.resource, held.job_id, held.attempt, held.server_id,
         EXISTS (SELECT 1 FROM ${tables.job} AS job
                  WHERE job.id = held.job_id
                    AND job.attempt = held.attempt
                    AND job.server_id = held.server_id) AS stands
    FROM ${tables.jobLock} AS held
   WHERE held.resource = ANY ($1::text[])
   ORDER BY held.resource ${IN_ORDER}
     FOR UPDATE OF held`,
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
     SET state = '${ENQUEUED}', server_id = NULL, changed_at = clock_timestamp(),
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
 * Frees what is held for runs of which neither the server nor the job is there. A sweep frees what
 * abandoned jobs hold; what somebody else is freeing at this moment is left to it.
 */
export const freeLocksOfNobody = statement(
  'free-locks-of-nobody',
  (tables) => `
  DELETE FROM ${tables.jobLock}
   WHERE ctid = ANY (ARRAY (
           SELECT held.ctid
             FROM ${tables.jobLock} AS held
            WHERE held.server_id IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM ${tables.server} AS server
                               WHERE server.id = held.server_id)
              AND NOT EXISTS (SELECT 1 FROM ${tables.job} AS job
                               WHERE job.id = held.job_id AND job.state = '${PROCESSING}'
                                 AND job.attempt = held.attempt
                                 AND job.server_id = held.server_id)
              FOR UPDATE OF held SKIP LOCKED))
  RETURNING resource`,
);

/**
 * The resources among these that nobody holds, no longer kept for anybody.
 *
 * $1 resources
 */
export const freeTurns = statement(
  'free-turns',
  (tables) => `
  DELETE FROM ${tables.jobLock}
   WHERE resource = ANY ($1::text[]) AND server_id IS NULL
  RETURNING resource`,
);

/**
 * Jobs that lost servers have claimed no longer have their turn.
 *
 * $1 server ids
 */
export const endTurnsOfServers = statement(
  'end-turns-of-servers',
  (tables) => `
  WITH claimed AS MATERIALIZED (
    SELECT id, woken_for
      FROM ${tables.job}
     WHERE woken_for IS NOT NULL AND state = '${PROCESSING}' AND server_id = ANY ($1::text[])
     ORDER BY id
       FOR UPDATE)
  UPDATE ${tables.job} AS job
     SET woken_for = NULL
    FROM claimed
   WHERE job.id = claimed.id
  RETURNING claimed.woken_for AS resource`,
);

/**
 * The resources among these for which somebody waits, or was woken. Most have nobody, and asking is cheaper
 * than waking nobody.
 *
 * $1 resources
 */
export const findWantedResources = statement(
  'find-wanted-resources',
  (tables) => `
  SELECT freed.resource
    FROM unnest($1::text[]) AS freed(resource)
   WHERE (SELECT true FROM ${tables.job} WHERE waiting_for = freed.resource LIMIT 1)
      OR (SELECT true FROM ${tables.job} WHERE woken_for = freed.resource LIMIT 1)`,
);

/**
 * Wakes the first job of each queue that waits for one of the resources, which nobody holds and whose
 * rows are locked: nobody knows which of the queues has a server. Where a job before it was woken and
 * has not asked yet, nobody is woken. It keeps its deadline, and remembers what it was woken for, so
 * that its turn can be passed on should it go elsewhere. The resources are kept for those who were woken.
 *
 * The queues of a line are found by going from each to the next one in job_waiting, so that the length
 * of the line does not matter. The resources are hidden from the planner: for many of them it would expect
 * so many queues that it compiled the statement for seconds.
 *
 * $1 resources
 */
const wakeWaitingJobs = (name: string, lockedRows: 'SKIP LOCKED' | '') =>
  statement(
    name,
    (tables) => `
  WITH RECURSIVE line AS (
    SELECT free.resource, (
             SELECT queue FROM ${tables.job}
              WHERE waiting_for = free.resource AND state = '${ENQUEUED}'
              ORDER BY waiting_for, queue, priority, id LIMIT 1) AS queue
      FROM unnest((SELECT $1::text[])) AS free(resource)
     UNION
    SELECT line.resource, (
             SELECT queue FROM ${tables.job}
              WHERE waiting_for = line.resource AND queue > line.queue AND state = '${ENQUEUED}'
              ORDER BY waiting_for, queue, priority, id LIMIT 1)
      FROM line
     WHERE line.queue IS NOT NULL),
  first AS MATERIALIZED (
    SELECT line.resource, line.queue, head.ctid,
           EXISTS (SELECT 1 FROM ${tables.job} AS woken
                    WHERE woken.woken_for = line.resource AND woken.queue = line.queue
                      AND (head.id IS NULL
                           OR (woken.priority, woken.id) < (head.priority, head.id))) AS was_woken
      FROM line
      LEFT JOIN LATERAL (
           SELECT ctid, priority, id
             FROM ${tables.job}
            WHERE waiting_for = line.resource AND queue = line.queue AND state = '${ENQUEUED}'
            ORDER BY waiting_for, queue, priority, id
            LIMIT 1
              FOR UPDATE ${lockedRows}
           ) AS head ON true
     WHERE line.queue IS NOT NULL),
  woken AS (
    UPDATE ${tables.job} AS job
       SET waiting_for = NULL, woken_for = job.waiting_for
     WHERE job.ctid = ANY (ARRAY (SELECT ctid FROM first WHERE NOT was_woken AND ctid IS NOT NULL))
    RETURNING job.woken_for AS resource, job.queue),
  kept AS (
    INSERT INTO ${tables.jobLock} (resource)
    SELECT resource
      FROM unnest((SELECT $1::text[])) AS free(resource)
     WHERE resource IN (SELECT resource FROM first)
        OR EXISTS (SELECT 1 FROM ${tables.job} AS woken WHERE woken.woken_for = free.resource)
     ORDER BY resource ${IN_ORDER}
        ON CONFLICT (resource) DO NOTHING)
  SELECT first.resource, first.queue, woken.queue IS NOT NULL AS is_woken
    FROM first
    LEFT JOIN woken USING (resource, queue)
   WHERE NOT first.was_woken`,
  );

/** Passes over jobs that somebody else is changing, and says so: the next one is woken, or nobody. */
export const wakeFreeJobs = wakeWaitingJobs('wake-free-jobs', 'SKIP LOCKED');

/** Waits for whoever is changing the first one. */
export const wakeFirstJobs = wakeWaitingJobs('wake-first-jobs', '');
