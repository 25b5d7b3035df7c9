import { NOW } from '../columns.js';
import { jobColumns } from '../jobs/find-job.sql.js';
import { NEVER_OVERDUE, PLACES, placesOf } from '../places.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/*
 * Each takes its rows with FOR UPDATE SKIP LOCKED inside a transaction that also stores what becomes of them: any number of
 * servers sweep at once and never see the same job.
 */

const NOW_US = `TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ${NOW})`;

/** Those whose time has come, or whose deadline has passed. ? place · ? limit */
export const sweepDueJobs = statement(
  'sweep-due-jobs',
  (tables) => `
  SELECT ${jobColumns('job')}
    FROM ${tables.job} AS job FORCE INDEX (job_place)
   WHERE job.place = ? AND job.place_order <= ${NOW_US}
   ORDER BY job.place_order
   LIMIT ?
     FOR UPDATE SKIP LOCKED`,
);

const [FIRST, END] = placesOf('processing');

/**
 * The places of servers that are gone, with jobs in them. It reads one entry of the index for each running job: over a
 * column that is derived from others, MariaDB does not jump from value to value.
 */
export const gonePlaces = (tables: Tables) => `
  SELECT busy.place
    FROM (SELECT DISTINCT place FROM ${tables.job}
           WHERE place >= '${FIRST}' AND place < '${END}') AS busy
   WHERE NOT EXISTS (SELECT 1 FROM ${tables.server} AS server
                      WHERE server.id = SUBSTRING(busy.place, ${FIRST.length + 1}))`;

/** ? limit */
export const findGonePlaces = statement(
  'find-gone-places',
  (tables) => `${gonePlaces(tables)} LIMIT ?`,
);

/** ? place · ? limit */
export const sweepAbandonedJobs = statement(
  'sweep-abandoned-jobs',
  (tables) => `
  SELECT ${jobColumns('job')}
    FROM ${tables.job} AS job FORCE INDEX (job_place)
   WHERE job.place = ?
   LIMIT ?
     FOR UPDATE SKIP LOCKED`,
);

/** When the next job becomes due, or overdue, in microseconds since 1970; long ago where one has no time. */
export const firstDueColumns = (tables: Tables) => `
  (SELECT MIN(place_order) FROM ${tables.job} WHERE place = '${PLACES.scheduled}') AS scheduled_us,
  (SELECT MIN(place_order) FROM ${tables.job} WHERE place = '${PLACES.retry}') AS retry_us,
  (SELECT MIN(place_order) FROM ${tables.job}
    WHERE place = '${PLACES.waiting}' AND place_order < ${NEVER_OVERDUE}) AS overdue_us`;

export const nextDueAt = statement('next-due-at', (tables) => `SELECT ${firstDueColumns(tables)}`);
