import { jsonTable, msOf, NOW } from '../columns.js';
import { statement } from '../statement.js';

/** The job of the latest occurrences of a recurring job that has not finished. ? id */
export const findUnfinishedJob = statement(
  'find-unfinished-job',
  (tables) => `
  SELECT job.id
    FROM (SELECT job_id, nominal_at FROM ${tables.recurringOccurrence}
           WHERE recurring_id = ?
           ORDER BY nominal_at DESC
           LIMIT 100) AS latest
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = latest.job_id
   WHERE job.state <> 'Failed'
   ORDER BY latest.nominal_at DESC
   LIMIT 1`,
);

const times = jsonTable('taken', { recurring_id: 'name', nominal_at: 'time', last_at: 'time' });

/** Failed occurrences for times that something else stands for now. ? rows of ids, times, and last times of failed ones */
export const removeFailedOccurrences = statement(
  'remove-failed-occurrences',
  (tables) => `
  DELETE failed
    FROM ${times}
   STRAIGHT_JOIN ${tables.recurringOccurrence} AS failed FORCE INDEX (recurring_occurrence_kind)
      ON failed.recurring_id = taken.recurring_id COLLATE ${tables.collation}
     AND failed.kind = 'failed'
   WHERE failed.nominal_at > taken.nominal_at AND failed.nominal_at <= taken.last_at`,
);

/** Those of some times that have an occurrence, and its kind. ? rows of ids and times */
export const findTaken = statement(
  'find-taken',
  (tables) => `
  SELECT taken.position, recorded.kind
    FROM ${jsonTable('taken', { recurring_id: 'name', nominal_at: 'time' })}
   STRAIGHT_JOIN ${tables.recurringOccurrence} AS recorded FORCE INDEX (PRIMARY)
      ON recorded.recurring_id = taken.recurring_id COLLATE ${tables.collation}
     AND recorded.nominal_at = taken.nominal_at`,
);

/** What failed again is noted again; everything else stays as it is. ? rows */
export const insertOccurrences = statement(
  'insert-occurrences',
  (tables) => `
  INSERT INTO ${tables.recurringOccurrence} (
         recurring_id, nominal_at, job_id, kind, last_at, amount, reason, running_job_id, error,
         recorded_at)
  SELECT taken.recurring_id, taken.nominal_at, taken.job_id, taken.kind, taken.last_at, taken.amount,
         taken.reason, taken.running_job_id, taken.error, ${NOW}
    FROM ${jsonTable('taken', {
      recurring_id: 'name',
      nominal_at: 'time',
      job_id: 'id',
      kind: 'name',
      last_at: 'time',
      amount: 'integer',
      reason: 'text',
      running_job_id: 'id',
      error: 'text',
    })}
      ON DUPLICATE KEY UPDATE
         error = IF(${tables.recurringOccurrence}.kind = 'failed' AND taken.kind = 'failed',
                    taken.error, ${tables.recurringOccurrence}.error),
         recorded_at = IF(${tables.recurringOccurrence}.kind = 'failed' AND taken.kind = 'failed',
                          ${NOW}, ${tables.recurringOccurrence}.recorded_at)`,
);

/** The rows are locked by take-due-recurring-jobs. ? rows */
export const updateScheduledJobs = statement(
  'update-scheduled-jobs',
  (tables) => `
  UPDATE ${jsonTable('scheduled', {
    id: 'name',
    next_run_at: 'time',
    overdue_since: 'time',
    last_run_at: 'time',
    last_job_id: 'id',
    error: 'text',
    failures: 'integer',
  })}
   STRAIGHT_JOIN ${tables.recurringJob} AS recurring FORCE INDEX (PRIMARY)
      ON recurring.id = scheduled.id COLLATE ${tables.collation}
     SET recurring.next_run_at = scheduled.next_run_at,
         recurring.overdue_since = scheduled.overdue_since,
         recurring.last_run_at = IF(
           recurring.last_run_at > scheduled.last_run_at, recurring.last_run_at,
           COALESCE(scheduled.last_run_at, recurring.last_run_at)),
         recurring.last_job_id = COALESCE(scheduled.last_job_id, recurring.last_job_id),
         recurring.error = scheduled.error, recurring.failures = scheduled.failures`,
);

/** ? job id · ? id */
export const setLastJob = statement(
  'set-last-job',
  (tables) => `UPDATE ${tables.recurringJob} SET last_job_id = ? WHERE id = ?`,
);

/**
 * Times of a schedule are whole milliseconds. This one is not, so it is never taken for one of them.
 *
 * ? job id · ? by whom, or null · ? id · ? id · ? job id
 */
export const insertTrigger = statement(
  'insert-trigger',
  (tables) => `
  INSERT INTO ${tables.recurringOccurrence} (
         recurring_id, nominal_at, job_id, kind, triggered_by, recorded_at)
  SELECT recurring.id,
         TIMESTAMPADD(MICROSECOND, 1 - MOD(MICROSECOND(${NOW}), 1000), ${NOW}), ?, 'triggered', ?, ${NOW}
    FROM ${tables.recurringJob} AS recurring
   WHERE recurring.id = ?
     AND NOT EXISTS (SELECT 1 FROM ${tables.recurringOccurrence} AS recorded
                      WHERE recorded.recurring_id = ? AND recorded.job_id = ?)
      ON DUPLICATE KEY UPDATE kind = ${tables.recurringOccurrence}.kind`,
);

/** The latest of a recurring job, the latest first. ? id · ? how many */
export const findOccurrences = statement(
  'find-occurrences',
  (tables) => `
  SELECT recurring_id, job_id, outcome, amount, reason, running_job_id, triggered_by, error,
         duration_ms, COALESCE(kind, IF(job_id IS NULL, 'skipped', 'created')) AS kind,
         ${msOf('nominal_at')} AS nominal_ms, ${msOf('last_at')} AS last_ms,
         ${msOf('recorded_at')} AS recorded_ms, ${msOf('started_at')} AS started_ms
    FROM ${tables.recurringOccurrence} AS occurrence
   WHERE recurring_id = ?
   ORDER BY occurrence.nominal_at DESC
   LIMIT ?`,
);

const wanted = jsonTable('wanted', { id: 'id' });
/** Enough for the beginning of the latest run, and for that of the entry behind it. */
const RUN_CHARS = 2_000;
const latestRun = (begin: string) =>
  `IF(LOCATE('${begin}', job.history) > 0,
      LEFT(SUBSTRING_INDEX(job.history, '${begin}', -1), ${RUN_CHARS}), NULL) AS latest_run`;

/** What the entry of a run begins with. Quotation marks inside of values are escaped, so none is taken for an entry. */
export const RUN_BEGIN = '{"state":"Processing","at":';

/** The states and latest runs of some jobs, also of those that have expired and are still there. ? ids · ? ids */
export const findOutcomes = statement(
  'find-outcomes',
  (tables) => `
  SELECT job.id, job.state, ${msOf('job.changed_at')} AS changed_ms, ${latestRun(RUN_BEGIN)}
    FROM ${wanted}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = wanted.id
   UNION ALL
  SELECT job.id, job.state, NULL, ${latestRun(RUN_BEGIN)}
    FROM ${wanted}
   STRAIGHT_JOIN ${tables.finishedJob} AS job FORCE INDEX (PRIMARY) ON job.id = wanted.id`,
);

/** Those that may have more occurrences than are kept. */
export const findCrowded = statement(
  'find-crowded',
  (tables) => `
  SELECT recurring_id FROM ${tables.recurringOccurrence}
   GROUP BY recurring_id HAVING COUNT(*) > 100`,
);

/** The time of an occurrence, counted from the latest. ? id · ? how many to pass over */
export const findNth = statement(
  'find-nth',
  (tables) => `
  SELECT DATE_FORMAT(nominal_at, '%Y-%m-%d %H:%i:%s.%f') AS nominal_at
    FROM ${tables.recurringOccurrence}
   WHERE recurring_id = ?
   ORDER BY nominal_at DESC
   LIMIT 1 OFFSET ?`,
);

/** ? id · ? time of the hundredth · ? time of the last that may be kept, or long ago */
export const removeOldOccurrences = statement(
  'remove-old-occurrences',
  (tables) => `
  DELETE FROM ${tables.recurringOccurrence}
   WHERE recurring_id = ? AND nominal_at < ?
     AND nominal_at < GREATEST(?, TIMESTAMPADD(DAY, -30, ${NOW}))`,
);
