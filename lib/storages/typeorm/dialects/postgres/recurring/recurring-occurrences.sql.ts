import { PROCESSING } from '../../../../../states/state-names.js';
import { statement } from '../statement.js';
import { latestRun } from './latest-run.sql.js';
import { recurringColumns } from './recurring-jobs.sql.js';

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

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
         (SELECT job.id
             FROM (SELECT job_id, nominal_at
                     FROM ${tables.recurringOccurrence}
                    WHERE recurring_id = recurring.id
                    ORDER BY nominal_at DESC
                    LIMIT 100) AS latest
             JOIN ${tables.job} AS job ON job.id = latest.job_id
            WHERE job.state <> 'Failed'
            ORDER BY latest.nominal_at DESC
            LIMIT 1) AS unfinished_job_id
    FROM ${tables.recurringJob} AS recurring
   WHERE paused_at IS NULL AND next_run_at <= clock_timestamp()
   ORDER BY next_run_at
   LIMIT $1
     FOR UPDATE OF recurring SKIP LOCKED`,
);

/**
 * Stands beside the time that it is about: for a version that knows no failed occurrences, the time is
 * still free.
 */
const FAILED_AT = "interval '2 microseconds'";

/**
 * Takes the times of a schedule; those that come back are new, all others have been before. Failed ones
 * go when something else stands for their time.
 *
 * $1 ids of recurring jobs · $2 nominal times · $3 ids of jobs, or null · $4 kinds · $5 last times ·
 * $6 amounts · $7 reasons · $8 jobs that were running · $9 errors
 */
export const insertOccurrences = statement(
  'insert-occurrences',
  (tables) => `
  WITH taken AS (
    SELECT *
      FROM unnest($1::text[], $2::timestamptz[], $3::uuid[], $4::text[], $5::timestamptz[],
                  $6::integer[], $7::text[], $8::uuid[], $9::text[])
           AS taken(recurring_id, nominal_at, job_id, kind, last_at, amount, reason, running_job_id,
                    error)),
  mended AS (
    DELETE FROM ${tables.recurringOccurrence} AS failed
     USING taken
     WHERE taken.kind <> 'failed'
       AND failed.recurring_id = taken.recurring_id
       AND failed.nominal_at > taken.nominal_at
       AND failed.nominal_at <= coalesce(taken.last_at, taken.nominal_at) + ${FAILED_AT}
       AND failed.kind = 'failed')
  INSERT INTO ${tables.recurringOccurrence} AS before (
         recurring_id, nominal_at, job_id, kind, last_at, amount, reason, running_job_id, error,
         recorded_at)
  SELECT recurring_id, CASE WHEN kind = 'failed' THEN nominal_at + ${FAILED_AT} ELSE nominal_at END,
         job_id, kind, last_at, amount, reason, running_job_id, error, clock_timestamp()
    FROM taken
      ON CONFLICT (recurring_id, nominal_at) DO UPDATE
     SET error = excluded.error, recorded_at = excluded.recorded_at
   WHERE before.kind = 'failed' AND excluded.kind = 'failed'
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
 * $1 id · $2 job id · $3 by whom, or null
 */
export const recordTrigger = statement(
  'record-trigger',
  (tables) => `
  WITH triggered AS (
    UPDATE ${tables.recurringJob} SET last_job_id = $2::uuid WHERE id = $1 RETURNING id)
  INSERT INTO ${tables.recurringOccurrence} (
         recurring_id, nominal_at, job_id, kind, triggered_by, recorded_at)
  SELECT id, date_trunc('milliseconds', clock_timestamp()) + interval '1 microsecond', $2::uuid,
         'triggered', $3::text, clock_timestamp()
    FROM triggered
   WHERE NOT EXISTS (SELECT 1 FROM ${tables.recurringOccurrence}
                      WHERE recurring_id = $1 AND job_id = $2::uuid)
      ON CONFLICT (recurring_id, nominal_at) DO NOTHING`,
);

/** Older versions tell a trigger by its time, and do not say why an occurrence has no job. */
const kindOfOld = (occurrence: string) => `
  CASE WHEN ${occurrence}.nominal_at <> date_trunc('milliseconds', ${occurrence}.nominal_at)
       THEN 'triggered'
       WHEN ${occurrence}.job_id IS NULL THEN 'skipped'
       ELSE 'created' END`;

/**
 * The latest of each, the latest first.
 *
 * $1 ids of recurring jobs · $2 how many of each
 */
export const findOccurrences = statement(
  'find-occurrences',
  (tables) => `
  SELECT wanted.id AS recurring_id,
         latest.job_id, latest.outcome, latest.amount, latest.reason, latest.running_job_id,
         latest.triggered_by, latest.error, latest.duration_ms,
         coalesce(latest.kind, ${kindOfOld('latest')}) AS kind,
         ${milliseconds('latest.nominal_at')} AS nominal_ms,
         ${milliseconds('latest.last_at')} AS last_ms,
         ${milliseconds('latest.recorded_at')} AS recorded_ms,
         ${milliseconds('latest.started_at')} AS started_ms
    FROM unnest($1::text[]) AS wanted(id)
   CROSS JOIN LATERAL (
         SELECT *
           FROM ${tables.recurringOccurrence}
          WHERE recurring_id = wanted.id
          ORDER BY nominal_at DESC
          LIMIT $2) AS latest
   ORDER BY latest.nominal_at DESC`,
);

/**
 * The states and latest runs of some jobs, also of those that have expired and are still there.
 *
 * $1 ids
 */
export const findOutcomes = statement(
  'find-outcomes',
  (tables) => `
  SELECT id, state,
         CASE WHEN state = '${PROCESSING}' THEN ${milliseconds('changed_at')}
              ELSE ${latestRun.startedMs} END AS started_ms,
         CASE WHEN state <> '${PROCESSING}' THEN ${latestRun.durationMs} END AS duration_ms
    FROM ${tables.job}
   WHERE id = ANY ($1::uuid[])
   UNION ALL
  SELECT id, state, ${latestRun.startedMs}, ${latestRun.durationMs}
    FROM ${tables.finishedJob}
   WHERE id = ANY ($1::uuid[])`,
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
