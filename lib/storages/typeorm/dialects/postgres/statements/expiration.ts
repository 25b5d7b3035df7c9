import { statement } from '../statement.js';

/**
 * Removes Failed jobs that have been so for longer than they are kept.
 *
 * $1 retention, in milliseconds · $2 limit
 */
export const removeFailedJobs = statement(
  'remove-failed-jobs',
  (tables) => `
  DELETE FROM ${tables.job}
   WHERE ctid = ANY (ARRAY (
           SELECT ctid
             FROM ${tables.job}
            WHERE state = 'Failed'
              AND changed_at < clock_timestamp() - $1::float8 * interval '1 millisecond'
            LIMIT $2
              FOR UPDATE SKIP LOCKED))
  RETURNING 1`,
);
