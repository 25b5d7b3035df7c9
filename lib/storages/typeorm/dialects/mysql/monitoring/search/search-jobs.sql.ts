import { msOf } from '../../columns.js';
import type { StatementBuilder } from '../../statement.js';
import { summaryColumns } from './job-summary-columns.sql.js';
import type { StepShape } from './step-shape.js';
import { filtersOf, keyTime, tablesOf, timeOf, walkedIn } from './tables-of-walks.sql.js';
import { inOrder, walkedJobs } from './walked-jobs.sql.js';

/**
 * Walks along an order and answers the jobs that are asked for, no more than the limit. The row at the bound is among them
 * in any case, unless enough were found before it: from there the walk may go on.
 *
 * ? those of walked-jobs · for each table: ? filters · ? bound · ? filters · ? limit; and ? limit, where there are several
 */
export const searchJobs =
  (shape: StepShape): StatementBuilder =>
  (tables) => {
    const selects = tablesOf(shape.walk).map((table) => {
      const filters = filtersOf(shape, table);
      const time = timeOf(shape.walk, table);
      return `
    SELECT walked.spot, (${filters}) AS is_found, ${summaryColumns(table)},
           ${keyTime(time)} AS key_time, ${time === 'NULL' ? 'NULL' : msOf(time)} AS until_ms
      ${walkedIn(tables, table)} AND (walked.spot = ? OR (${filters}))
     ORDER BY walked.spot
     LIMIT ?`;
    });
    const text = `WITH walked AS (${walkedJobs(tables, shape)}) ${inOrder(selects, 'spot')}`;
    return { name: 'search-jobs', text };
  };
