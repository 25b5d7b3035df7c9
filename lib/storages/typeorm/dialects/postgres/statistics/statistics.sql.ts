import { ENQUEUED, PROCESSING, SCHEDULED } from '../../../../../states/state-names.js';
import { statement } from '../statement.js';
import { HIGHEST_BIGINT, LOWEST_BIGINT } from './bounds.sql.js';

/** What a counter holds of a sum. */
const bigint = (sum: string) =>
  `least(greatest(${sum}, ${LOWEST_BIGINT}), ${HIGHEST_BIGINT})::bigint`;

/** Of a counter. */
const MAX_NAME_BYTES = 2_000;

/** As job_resting has it. */
const isResting = `state NOT IN ('${ENQUEUED}', '${SCHEDULED}', '${PROCESSING}')`;

/**
 * How many jobs are in each unfinished state, no further than the limit: every branch walks one
 * partial index and stops there; Enqueued jobs stand in two. The states that are left share an index,
 * along which they are found by jumping from one to the next.
 *
 * $1 limit
 */
export const countUnfinished = statement(
  'count-unfinished',
  (tables) => `
  WITH RECURSIVE resting AS (
    (SELECT state FROM ${tables.job} WHERE ${isResting} ORDER BY state LIMIT 1)
     UNION ALL
    SELECT next.state
      FROM resting
     CROSS JOIN LATERAL (
           SELECT state FROM ${tables.job}
            WHERE ${isResting} AND state > resting.state
            ORDER BY state LIMIT 1) AS next)
  SELECT '${ENQUEUED}' AS state, count(*) AS amount FROM (
    (SELECT 1 FROM ${tables.job} WHERE state = '${ENQUEUED}' AND waiting_for IS NULL LIMIT $1)
     UNION ALL
    (SELECT 1 FROM ${tables.job} WHERE state = '${ENQUEUED}' AND waiting_for IS NOT NULL LIMIT $1)
     LIMIT $1) AS counted
   UNION ALL
  SELECT '${SCHEDULED}', count(*) FROM (
    SELECT 1 FROM ${tables.job} WHERE state = '${SCHEDULED}' LIMIT $1) AS counted
   UNION ALL
  SELECT '${PROCESSING}', count(*) FROM (
    SELECT 1 FROM ${tables.job} WHERE state = '${PROCESSING}' LIMIT $1) AS counted
   UNION ALL
  SELECT state, (
    SELECT count(*) FROM (
      SELECT 1 FROM ${tables.job}
       WHERE state = resting.state AND ${isResting} LIMIT $1) AS counted)
    FROM resting`,
);

/** The sums of all that was ever counted, folded or not. */
export const sumCounters = statement(
  'sum-counters',
  (tables) => `
  SELECT name, sum(amount) AS amount
    FROM (SELECT name, amount FROM ${tables.counter}
           UNION ALL
          SELECT name, amount FROM ${tables.counterIncrement}) AS every
   GROUP BY name`,
);

/** $1 name · $2 'hour' or 'day' · $3 from */
export const readCounter = statement(
  'read-counter',
  (tables) => `
  SELECT date_part('epoch', date_trunc($2, hour, 'UTC')) * 1000 AS from_ms, sum(amount) AS amount
    FROM (SELECT hour, amount FROM ${tables.counter} WHERE name = $1 AND hour >= date_trunc($2, $3::timestamptz, 'UTC')
           UNION ALL
          SELECT hour, amount FROM ${tables.counterIncrement}
           WHERE name = $1 AND hour >= date_trunc($2, $3::timestamptz, 'UTC')) AS every
   GROUP BY 1
   ORDER BY 1`,
);

/**
 * Folds increments into the counters. What is deleted here is what is added here, so no increment is
 * lost or counted twice; SKIP LOCKED leaves those to their owner that another server is folding. What no
 * index could hold was written by hand, and is dropped.
 *
 * $1 limit
 */
export const foldCounters = statement(
  'fold-counters',
  (tables) => `
  WITH taken AS (
    DELETE FROM ${tables.counterIncrement}
     WHERE ctid = ANY (ARRAY (
             SELECT ctid FROM ${tables.counterIncrement} LIMIT $1 FOR UPDATE SKIP LOCKED))
    RETURNING name, hour, amount),
  folded AS (
    INSERT INTO ${tables.counter} AS counter (name, hour, amount)
    SELECT name, hour, ${bigint('sum(amount)')} FROM taken
     WHERE octet_length(name) <= ${MAX_NAME_BYTES}
     GROUP BY name, hour ORDER BY name, hour
        ON CONFLICT (name, hour) DO UPDATE SET amount = ${bigint('counter.amount::numeric + excluded.amount')})
  SELECT count(*) AS amount FROM taken`,
);
