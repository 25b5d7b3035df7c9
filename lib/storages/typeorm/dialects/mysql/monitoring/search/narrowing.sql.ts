import { statement } from '../../statement.js';

/** How many jobs a batch has, no further than the limit. ? batch · ? limit · ? batch · ? limit · ? limit */
export const countJobsOfBatch = statement(
  'count-jobs-of-batch',
  (tables) => `
  SELECT COUNT(*) AS amount
    FROM ((SELECT 1 FROM ${tables.job} FORCE INDEX (job_batch) WHERE batch_id = ? LIMIT ?)
           UNION ALL
          (SELECT 1 FROM ${tables.finishedJob} FORCE INDEX (finished_job_batch)
            WHERE batch_id = ? LIMIT ?)
           LIMIT ?) AS counted`,
);

/** The jobs of a recurring job, as far as its occurrences are kept. ? recurring job · ? limit */
export const findJobsOfRecurring = statement(
  'find-jobs-of-recurring',
  (tables) => `
  SELECT occurrence.job_id AS id
    FROM ${tables.recurringOccurrence} AS occurrence FORCE INDEX (PRIMARY)
   WHERE occurrence.recurring_id = ? AND occurrence.job_id IS NOT NULL
   ORDER BY occurrence.nominal_at DESC
   LIMIT ?`,
);

/** Whether a bulk operation keeps its jobs: it has noted too many where there is no number. ? bulk operation */
export const findNoted = statement(
  'find-noted',
  (tables) => `SELECT noted FROM ${tables.bulkOperation} WHERE id = ?`,
);

/** ? bulk operation */
export const findJobsOfBulk = statement(
  'find-jobs-of-bulk',
  (tables) => `SELECT job_id AS id FROM ${tables.bulkJob} WHERE operation_id = ?`,
);
