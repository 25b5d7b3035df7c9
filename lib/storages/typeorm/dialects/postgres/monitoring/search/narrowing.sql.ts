import { statement } from '../../statement.js';

/**
 * How many jobs a batch has, no further than the limit.
 *
 * $1 batch · $2 limit
 */
export const countJobsOfBatch = statement(
  'count-jobs-of-batch',
  (tables) => `
  SELECT count(*) AS amount
    FROM (SELECT 1 FROM ${tables.job} WHERE batch_id = $1::uuid
           UNION ALL
          SELECT 1 FROM ${tables.finishedJob} WHERE batch_id = $1::uuid
           LIMIT $2) AS counted`,
);

/**
 * The jobs of a recurring job, as far as its occurrences are kept.
 *
 * $1 recurring job · $2 limit
 */
export const findJobsOfRecurring = statement(
  'find-jobs-of-recurring',
  (tables) => `
  SELECT job_id AS id
    FROM ${tables.recurringOccurrence}
   WHERE recurring_id = $1 AND job_id IS NOT NULL
   ORDER BY nominal_at DESC
   LIMIT $2`,
);

/**
 * The jobs of a bulk operation, if it keeps them.
 *
 * $1 bulk operation
 */
export const findJobsOfBulk = statement(
  'find-jobs-of-bulk',
  (tables) => `SELECT job_ids AS ids FROM ${tables.bulkOperation} WHERE id = $1`,
);
