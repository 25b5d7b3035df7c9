import { statement } from '../statement.js';

/**
 * How many ready jobs of a queue are claimed before a job, along the index of the claim.
 *
 * ? place of the queue · ? priority · ? priority · ? id · ? limit
 */
export const countAhead = statement(
  'count-ahead',
  (tables) => `
  SELECT COUNT(*) AS amount
    FROM (SELECT 1
            FROM ${tables.job} FORCE INDEX (job_place)
           WHERE place = ? AND (place_order < CAST(? AS SIGNED)
                                OR (place_order = CAST(? AS SIGNED) AND id < ?))
           LIMIT ?) AS ahead`,
);
