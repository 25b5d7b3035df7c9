import { NOW } from '../columns.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

const noted = (tables: Tables, table: string) => `
  SELECT job.state
    FROM ${tables.bulkJob} AS noted
   STRAIGHT_JOIN ${table} AS job FORCE INDEX (PRIMARY) ON job.id = noted.job_id
   WHERE noted.operation_id = ? AND LOCATE(?, job.parameters) > 0`;

/**
 * The noted jobs by state, as far as they still say that the operation has changed them.
 *
 * ? bulk operation · ? how the parameters say it · and both once more
 */
export const countStatesOfBulk = statement(
  'count-states-of-bulk',
  (tables) => `
  SELECT changed.state, COUNT(*) AS amount
    FROM (${noted(tables, tables.job)}
           UNION ALL
          ${noted(tables, tables.finishedJob)} AND job.expire_at > ${NOW}) AS changed
   GROUP BY changed.state
   ORDER BY changed.state`,
);
