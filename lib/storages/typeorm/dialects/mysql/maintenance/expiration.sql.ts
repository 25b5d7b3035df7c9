import { jsonTable, NOW } from '../columns.js';
import { PLACES } from '../places.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/** ? retention, in milliseconds · ? limit */
export const holdOldFailedJobs = statement(
  'hold-old-failed-jobs',
  (tables) => `
  SELECT job.id, job.batch_id, job.has_continuations
    FROM ${tables.job} AS job FORCE INDEX (job_place)
   WHERE job.place = '${PLACES.resting}Failed'
     AND job.place_order < TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ${NOW}) - ROUND(? * 1000)
   ORDER BY job.place_order
   LIMIT ?
     FOR UPDATE SKIP LOCKED`,
);

/** Finished jobs that have expired, the first to expire first. ? by the clock of the database · ? limit */
export const holdExpiredJobs = statement(
  'hold-expired-jobs',
  (tables) => `
  SELECT job.id
    FROM ${tables.finishedJob} AS job FORCE INDEX (finished_job_expiring)
   WHERE job.expire_at <= ?
   ORDER BY job.expire_at
   LIMIT ?
     FOR UPDATE SKIP LOCKED`,
);

/** Occurrences whose jobs are about to go and that do not say how these ended. ? ids */
export const findOccurrencesOf = statement(
  'find-occurrences-of',
  (tables) => `
  SELECT occurrence.recurring_id, DATE_FORMAT(occurrence.nominal_at, '%Y-%m-%d %H:%i:%s.%f') AS nominal_at,
         occurrence.job_id
    FROM ${tables.recurringOccurrence} AS occurrence
    JOIN ${jsonTable('gone', { id: 'id' })} ON gone.id = occurrence.job_id
   WHERE occurrence.outcome IS NULL`,
);

/** ? rows of recurring jobs, times, states, beginnings of the latest run, and its length in milliseconds */
export const keepOutcomes = statement(
  'keep-outcomes',
  (tables) => `
  UPDATE ${jsonTable('ended', {
    recurring_id: 'name',
    nominal_at: 'time',
    outcome: 'name',
    started_at: 'time',
    duration_ms: 'float',
  })}
   STRAIGHT_JOIN ${tables.recurringOccurrence} AS occurrence FORCE INDEX (PRIMARY)
      ON occurrence.recurring_id = ended.recurring_id COLLATE ${tables.collation}
     AND occurrence.nominal_at = ended.nominal_at
     SET occurrence.outcome = ended.outcome, occurrence.started_at = ended.started_at,
         occurrence.duration_ms = ended.duration_ms`,
);

/** ? ids */
export const removeFinishedJobs = statement(
  'remove-finished-jobs',
  (tables) => `
  DELETE job
    FROM ${jsonTable('gone', { id: 'id' })}
   STRAIGHT_JOIN ${tables.finishedJob} AS job FORCE INDEX (PRIMARY) ON job.id = gone.id`,
);

const isCounted = (tables: Tables) => `
  NOT EXISTS (SELECT 1 FROM ${tables.batchIncrement} AS increment
               WHERE increment.batch_id = batch.id)`;

/** Expired batches whose increments are all folded, and that are in no other batch. ? limit */
export const holdExpiredBatches = statement(
  'hold-expired-batches',
  (tables) => `
  SELECT batch.id
    FROM ${tables.batch} AS batch
   WHERE batch.expire_at <= ${NOW} AND ${isCounted(tables)}
     AND NOT EXISTS (SELECT 1 FROM ${tables.batch} AS enclosing WHERE enclosing.id = batch.batch_id)
   LIMIT ?
     FOR UPDATE SKIP LOCKED`,
);

/** The same for those in an expired one, where circular ones are among. ? limit */
export const holdExpiredInExpired = statement(
  'hold-expired-in-expired',
  (tables) => `
  SELECT batch.id
    FROM ${tables.batch} AS batch
   WHERE batch.expire_at <= ${NOW} AND ${isCounted(tables)}
     AND EXISTS (SELECT 1 FROM ${tables.batch} AS enclosing
                  WHERE enclosing.id = batch.batch_id AND enclosing.expire_at <= ${NOW})
   LIMIT ?
     FOR UPDATE SKIP LOCKED`,
);

/** ? ids */
export const removeBatches = statement(
  'remove-batches',
  (tables) => `
  DELETE batch
    FROM ${jsonTable('gone', { id: 'id' })}
   STRAIGHT_JOIN ${tables.batch} AS batch FORCE INDEX (PRIMARY) ON batch.id = gone.id`,
);
