import { statement } from '../statement.js';

/**
 * How many ready jobs of a queue are claimed before a job, along the index of the claim.
 *
 * $1 queue · $2 priority · $3 id · $4 limit
 */
export const countAhead = statement(
  'count-ahead',
  (tables) => `
  SELECT count(*) AS amount
    FROM (SELECT 1
            FROM ${tables.job}
           WHERE state = 'Enqueued' AND waiting_for IS NULL
             AND queue = $1 AND (priority, id) < ($2::integer, $3::uuid)
           LIMIT $4) AS ahead`,
);
