import type { Walk } from '../../../../../sql/monitoring/walk.js';
import { type StatementBuilder, statement } from '../../statement.js';
import { summaryColumns } from './job-summary-columns.sql.js';
import { searchFilters } from './search-filters.sql.js';
import { type Bound, keyOf, type NarrowedBy, walkedJobs } from './walked-jobs.sql.js';
import { timeColumns } from './walks.sql.js';

/**
 * Walks along an order and answers the jobs that are asked for, no more than the limit. The row at the
 * bound is among them in any case, unless enough were found before it: from there the walk may go on.
 *
 * The parameters of search-filters, and then those of walked-jobs.
 */
export const searchJobs = (walk: Walk, by: NarrowedBy, bound: Bound): StatementBuilder =>
  statement(
    `search-${walk.name}-${walk.direction}-${by}-${bound}`,
    (tables) => `
  SELECT place, is_found, ${keyOf(walk)} AS key, ${summaryColumns},
         date_part('epoch', ${timeColumns[walk.time]}) * 1000 AS until_ms
    FROM (SELECT numbered.*, ${searchFilters} AS is_found
            FROM (${walkedJobs(tables, walk, by, bound)}) AS numbered
           WHERE place = ${bound} OR (${searchFilters})
           LIMIT $1) AS found
   ORDER BY place`,
  );
