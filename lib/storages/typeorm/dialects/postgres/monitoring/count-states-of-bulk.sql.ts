import { statement } from '../statement.js';

/**
 * The noted jobs by state, and one row without a state where ids are kept. The ids are one array: joined with the rows of
 * a list, every id is looked up by itself, in the order in which it was noted, which takes twice as long for 10,000.
 *
 * $1 bulk operation · $2 pattern of it in the parameters
 */
export const countStatesOfBulk = statement(
  'count-states-of-bulk',
  (tables) => `
  WITH noted AS MATERIALIZED (
    SELECT job_ids FROM ${tables.bulkOperation} WHERE id = $1 AND job_ids IS NOT NULL)
  SELECT state, count(*)::integer AS amount
    FROM (SELECT state FROM ${tables.job}
           WHERE id = ANY ((SELECT job_ids FROM noted)::uuid[]) AND parameters::text LIKE $2
           UNION ALL
          SELECT state FROM ${tables.finishedJob}
           WHERE id = ANY ((SELECT job_ids FROM noted)::uuid[]) AND parameters::text LIKE $2
             AND expire_at > now()
           UNION ALL
          SELECT NULL FROM noted) AS changed
   GROUP BY state
   ORDER BY state COLLATE "C"`,
);
