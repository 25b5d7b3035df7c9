import { MAX_READY_COUNTED, MAX_WAITING_COUNTED } from '../../../../parts/monitoring/bounds.js';
import { msOf } from '../columns.js';
import { PLACES_IN_LINE, placesOf } from '../places.js';
import { statement } from '../statement.js';

/** Among so many at the head of each priority the oldest is looked for. */
const HEAD = 100;

const between = ([from, before]: readonly [from: string, before: string]) =>
  `place >= '${from}' AND place < '${before}'`;

/** The next queue and priority that has ready jobs, whatever stands between. ? place · ? place · ? priority behind which to begin */
export const findNextReady = statement(
  'find-next-ready',
  (tables) => `
  SELECT place, place_order AS priority
    FROM ${tables.job} FORCE INDEX (job_place)
   WHERE ${between(placesOf('ready'))}
     AND (place > ? OR (place = ? AND place_order > CAST(? AS SIGNED)))
   ORDER BY place, place_order
   LIMIT 1`,
);

/** Since when the oldest job of a priority is ready. ? place · ? priority */
export const findOldestReady = statement(
  'find-oldest-ready',
  (tables) => `
  SELECT ${msOf('MIN(COALESCE(head.run_at, head.created_at))')} AS oldest_ms
    FROM (SELECT run_at, created_at
            FROM ${tables.job} FORCE INDEX (job_place)
           WHERE place = ? AND place_order = CAST(? AS SIGNED)
           ORDER BY id
           LIMIT ${HEAD}) AS head`,
);

/** ? place */
export const countReady = statement(
  'count-ready',
  (tables) => `
  SELECT COUNT(*) AS amount
    FROM (SELECT 1 FROM ${tables.job} FORCE INDEX (job_place) WHERE place = ?
           LIMIT ${MAX_READY_COUNTED + 1}) AS counted`,
);

/** How many jobs wait, for each queue. */
export const countWaiting = statement(
  'count-waiting',
  (tables) => `
  SELECT waiting.queue, COUNT(*) AS amount
    FROM (SELECT queue FROM ${tables.job} FORCE INDEX (job_place) WHERE ${between(PLACES_IN_LINE)}
           LIMIT ${MAX_WAITING_COUNTED + 1}) AS waiting
   GROUP BY waiting.queue`,
);

export const countRunning = statement(
  'count-running',
  (tables) => `
  SELECT queue, COUNT(*) AS amount
    FROM ${tables.job} FORCE INDEX (job_place)
   WHERE ${between(placesOf('processing'))}
   GROUP BY queue`,
);

/** What the servers serve, a JSON text each. */
export const listServedQueues = statement(
  'list-served-queues',
  (tables) => `SELECT queues FROM ${tables.server}`,
);
