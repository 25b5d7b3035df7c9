import { MAX_READY_COUNTED, MAX_WAITING_COUNTED } from '../../../../parts/monitoring/bounds.js';
import { msOf } from '../columns.js';
import { placesOf } from '../places.js';
import { statement } from '../statement.js';

/** Among so many at the head of each priority the oldest is looked for. */
const HEAD = 100;

const between = (kind: Parameters<typeof placesOf>[0]) => {
  const [from, before] = placesOf(kind);
  return `place >= '${from}' AND place < '${before}'`;
};

/** The next queue and priority that has ready jobs, whatever stands between. ? place · ? place · ? priority behind which to begin */
export const findNextReady = statement(
  'find-next-ready',
  (tables) => `
  SELECT place, place_order AS priority
    FROM ${tables.job} FORCE INDEX (job_place)
   WHERE ${between('ready')}
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

/** How many jobs wait for resources, for each place of a queue. */
export const countWaiting = statement(
  'count-waiting',
  (tables) => `
  SELECT waiting.place, COUNT(*) AS amount
    FROM (SELECT place FROM ${tables.job} FORCE INDEX (job_place) WHERE ${between('waiting')}
           LIMIT ${MAX_WAITING_COUNTED + 1}) AS waiting
   GROUP BY waiting.place`,
);

export const countRunning = statement(
  'count-running',
  (tables) => `
  SELECT queue, COUNT(*) AS amount
    FROM ${tables.job} FORCE INDEX (job_place)
   WHERE ${between('processing')}
   GROUP BY queue`,
);

/** What the servers serve, a JSON text each. */
export const listServedQueues = statement(
  'list-served-queues',
  (tables) => `SELECT queues FROM ${tables.server}`,
);
