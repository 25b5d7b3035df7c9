import { placesOf } from '../places.js';
import { statement } from '../statement.js';
import { summaryColumns } from './search/job-summary-columns.sql.js';

const [FROM, BEFORE] = placesOf('processing');

/**
 * The jobs that have been Processing for longest. No index has this order; there are never more than servers hold.
 *
 * ? limit
 */
export const findLongestRunning = statement(
  'find-longest-running',
  (tables) => `
  SELECT ${summaryColumns('job')}
    FROM (SELECT id, changed_at
            FROM ${tables.job} FORCE INDEX (job_place)
           WHERE place >= '${FROM}' AND place < '${BEFORE}'
           ORDER BY changed_at, id
           LIMIT ?) AS running
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = running.id
   ORDER BY running.changed_at, running.id`,
);
