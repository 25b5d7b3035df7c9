import { statement } from '../statement.js';
import { recurringColumns } from './recurring-jobs.sql.js';

/**
 * The recurring jobs whose time has come, those that are due for longest first. SKIP LOCKED lets
 * servers pass over those that another one is at; the transaction also stores what becomes of them.
 *
 * $1 limit
 */
export const findDueRecurringJobs = statement(
  'find-due-recurring-jobs',
  (tables) => `
  SELECT ${recurringColumns},
         EXISTS (
           SELECT 1
             FROM (SELECT job_id
                     FROM ${tables.recurringOccurrence}
                    WHERE recurring_id = recurring.id
                    ORDER BY nominal_at DESC
                    LIMIT 100) AS latest
             JOIN ${tables.job} AS job ON job.id = latest.job_id
            WHERE job.state <> 'Failed') AS is_last_unfinished
    FROM ${tables.recurringJob} AS recurring
   WHERE paused_at IS NULL AND next_run_at <= clock_timestamp()
   ORDER BY next_run_at
   LIMIT $1
     FOR UPDATE OF recurring SKIP LOCKED`,
);

/**
 * Takes the times of a schedule; those that come back are new, all others have been before.
 *
 * $1 ids of recurring jobs · $2 nominal times · $3 ids of jobs, or null
 */
export const insertOccurrences = statement(
  'insert-occurrences',
  (tables) => `
  INSERT INTO ${tables.recurringOccurrence} (recurring_id, nominal_at, job_id)
  SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::uuid[])
      ON CONFLICT (recurring_id, nominal_at) DO NOTHING
  RETURNING recurring_id, (extract(epoch FROM nominal_at) * 1000)::float8 AS nominal_ms`,
);

/**
 * The rows are locked by find-due-recurring-jobs.
 *
 * $1 ids · $2 next run at · $3 overdue since · $4 last run at · $5 last job · $6 errors · $7 failures
 */
export const updateScheduledJobs = statement(
  'update-scheduled-jobs',
  (tables) => `
  UPDATE ${tables.recurringJob} AS recurring
     SET next_run_at = scheduled.next_run_at,
         overdue_since = scheduled.overdue_since,
         last_run_at = greatest(recurring.last_run_at, scheduled.last_run_at),
         last_job_id = coalesce(scheduled.last_job_id, recurring.last_job_id),
         error = scheduled.error,
         failures = scheduled.failures
    FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[], $5::uuid[],
                $6::text[], $7::integer[])
         AS scheduled (id, next_run_at, overdue_since, last_run_at, last_job_id, error, failures)
   WHERE recurring.id = scheduled.id`,
);

/**
 * Times of a schedule are whole milliseconds. This one is not, so it is never taken for one of them.
 *
 * $1 id · $2 job id
 */
export const recordTrigger = statement(
  'record-trigger',
  (tables) => `
  WITH triggered AS (
    UPDATE ${tables.recurringJob} SET last_job_id = $2::uuid WHERE id = $1 RETURNING id)
  INSERT INTO ${tables.recurringOccurrence} (recurring_id, nominal_at, job_id)
  SELECT id, date_trunc('milliseconds', clock_timestamp()) + interval '1 microsecond', $2::uuid
    FROM triggered
   WHERE NOT EXISTS (SELECT 1 FROM ${tables.recurringOccurrence}
                      WHERE recurring_id = $1 AND job_id = $2::uuid)
      ON CONFLICT (recurring_id, nominal_at) DO NOTHING`,
);

/**
 * The latest of each, the latest first.
 *
 * $1 ids of recurring jobs · $2 how many of each
 */
export const findOccurrences = statement(
  'find-occurrences',
  (tables) => `
  SELECT wanted.id AS recurring_id,
         (extract(epoch FROM latest.nominal_at) * 1000)::float8 AS nominal_ms, latest.job_id,
         latest.outcome
    FROM unnest($1::text[]) AS wanted(id)
   CROSS JOIN LATERAL (
         SELECT nominal_at, job_id, outcome
           FROM ${tables.recurringOccurrence}
          WHERE recurring_id = wanted.id
          ORDER BY nominal_at DESC
          LIMIT $2) AS latest
   ORDER BY latest.nominal_at DESC`,
);

/**
 * The states of some jobs, also of those that have expired and are still there.
 *
 * $1 ids
 */
export const findOutcomes = statement(
  'find-outcomes',
  (tables) => `
  SELECT id, state FROM ${tables.job} WHERE id = ANY ($1::uuid[])
   UNION ALL
  SELECT id, state FROM ${tables.finishedJob} WHERE id = ANY ($1::uuid[])`,
);

/** When the next one becomes due. */
export const nextRecurringRunAt = statement(
  'next-recurring-run-at',
  (tables) => `
  SELECT (extract(epoch FROM min(next_run_at)) * 1000)::float8 AS next_run_ms
    FROM ${tables.recurringJob}
   WHERE paused_at IS NULL`,
);

/** Keeps the latest 100 of each, and of the others those of 30 days, up to 10,000. */
export const removeOldOccurrences = statement(
  'remove-old-occurrences',
  (tables) => `
  DELETE FROM ${tables.recurringOccurrence} AS occurrence
   USING (
     SELECT id,
            (SELECT nominal_at FROM ${tables.recurringOccurrence} WHERE recurring_id = id
              ORDER BY nominal_at DESC OFFSET 99 LIMIT 1) AS hundredth,
            (SELECT nominal_at FROM ${tables.recurringOccurrence} WHERE recurring_id = id
              ORDER BY nominal_at DESC OFFSET 9999 LIMIT 1) AS last_kept
       FROM ${tables.recurringJob}) AS recurring
   WHERE occurrence.recurring_id = recurring.id
     AND occurrence.nominal_at < recurring.hundredth
     AND occurrence.nominal_at < greatest(recurring.last_kept, now() - interval '30 days')`,
);
