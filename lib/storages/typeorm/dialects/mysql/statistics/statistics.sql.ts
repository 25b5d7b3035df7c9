import { ENQUEUED, PROCESSING, SCHEDULED } from '../../../../../states/state-names.js';
import { jsonTable, msOf } from '../columns.js';
import { type PLACES, placesOf } from '../places.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';
import { HIGHEST_BIGINT, LOWEST_BIGINT } from './bounds.sql.js';

/** How many jobs of a kind of place there are, no further than the limit. ? limit */
const counted = (tables: Tables, state: string, kinds: readonly (keyof typeof PLACES)[]) => {
  const branches = kinds.map((kind) => {
    const [from, before] = placesOf(kind);
    return `(SELECT 1 FROM ${tables.job} WHERE place >= '${from}' AND place < '${before}' LIMIT ?)`;
  });
  return `SELECT '${state}' AS state, COUNT(*) AS amount FROM (${branches.join(' UNION ALL ')}) AS counted`;
};

/** Of the states that have no places of their own kind. */
const [, RESTING_END] = placesOf('resting');

/** ? limit, six times */
export const countUnfinished = statement(
  'count-unfinished',
  (tables) => `
  ${counted(tables, ENQUEUED, ['ready', 'parked', 'waiting'])}
   UNION ALL
  ${counted(tables, SCHEDULED, ['scheduled', 'retry'])}
   UNION ALL
  ${counted(tables, PROCESSING, ['processing'])}`,
);

/** The next place of the states that are left, whatever stands between. ? place behind which to begin */
export const findNextRestingPlace = statement(
  'find-next-resting-place',
  (tables) => `
  SELECT place FROM ${tables.job} FORCE INDEX (job_place)
   WHERE place > ? AND place < '${RESTING_END}'
   ORDER BY place
   LIMIT 1`,
);

/** ? place · ? limit */
export const countPlace = statement(
  'count-place',
  (tables) => `
  SELECT COUNT(*) AS amount
    FROM (SELECT 1 FROM ${tables.job} WHERE place = ? LIMIT ?) AS counted`,
);

/** The sums of all that was ever counted, folded or not. */
export const sumCounters = statement(
  'sum-counters',
  (tables) => `
  SELECT name, SUM(amount) AS amount
    FROM (SELECT name, amount FROM ${tables.counter}
           UNION ALL
          SELECT name, amount FROM ${tables.counterIncrement}) AS every
   GROUP BY name`,
);

const FORMATS = { hour: '%Y-%m-%d %H:00:00', day: '%Y-%m-%d 00:00:00' } as const;

const readCounterBy = (resolution: keyof typeof FORMATS) =>
  statement(`read-counter-by-${resolution}`, (tables) => {
    const truncated = (time: string) => `DATE_FORMAT(${time}, '${FORMATS[resolution]}')`;
    return `
  SELECT ${msOf('start')} AS from_ms, SUM(amount) AS amount
    FROM (SELECT ${truncated('hour')} AS start, amount FROM ${tables.counter}
           WHERE name = ? AND hour >= ${truncated('?')}
           UNION ALL
          SELECT ${truncated('hour')} AS start, amount FROM ${tables.counterIncrement}
           WHERE name = ? AND hour >= ${truncated('?')}) AS every
   GROUP BY start
   ORDER BY start`;
  });

/** ? name · ? from · ? name · ? from */
export const readCounter = { hour: readCounterBy('hour'), day: readCounterBy('day') } as const;

/**
 * Increments to fold. What is held here is what is added and removed, so no increment is lost or counted twice; those are
 * passed over that another server is folding.
 *
 * ? limit
 */
export const holdIncrements = statement(
  'hold-increments',
  (tables) => `
  SELECT number, name, ${msOf('hour')} AS hour_ms, amount
    FROM ${tables.counterIncrement}
   ORDER BY number
   LIMIT ?
     FOR UPDATE SKIP LOCKED`,
);

/** What a counter holds of a sum: a statement must not fail for all others where somebody has written the highest number. */
const bounded = (sum: string) => `LEAST(GREATEST(${sum}, ${LOWEST_BIGINT}), ${HIGHEST_BIGINT})`;

/** ? rows of names, hours and amounts, in the order of the first two */
export const addToCounters = statement(
  'add-to-counters',
  (tables) => `
  INSERT INTO ${tables.counter} (name, hour, amount)
  SELECT added.name, added.hour, added.amount
    FROM ${jsonTable('added', { name: 'name', hour: 'time', amount: 'integer' })}
      ON DUPLICATE KEY UPDATE
         amount = ${bounded(`CAST(${tables.counter}.amount AS DECIMAL(30)) + added.amount`)}`,
);

/** ? rows of numbers */
export const removeIncrements = statement(
  'remove-increments',
  (tables) => `
  DELETE increment
    FROM ${jsonTable('folded', { number: 'integer' })}
   STRAIGHT_JOIN ${tables.counterIncrement} AS increment FORCE INDEX (PRIMARY)
      ON increment.number = folded.number`,
);
