import { statement } from '../statement.js';
import { ofJob, summaryColumns } from './search/job-summary-columns.sql.js';

/**
 * The jobs that have been Processing for longest. No index has this order; there are never more than
 * servers hold.
 *
 * $1 limit
 */
export const findLongestRunning = statement(
  'find-longest-running',
  (tables) => `
  SELECT ${summaryColumns}
    FROM (SELECT ${ofJob}
            FROM ${tables.job}
           WHERE state = 'Processing'
           ORDER BY changed_at, id
           LIMIT $1) AS running
   ORDER BY state_at, id`,
);
