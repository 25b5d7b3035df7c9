import type { Walk } from '../../../../../sql/monitoring/walk.js';
import { type StatementBuilder, statement } from '../../statement.js';
import { searchFilters } from './search-filters.sql.js';
import { type Bound, jobsOfWalk, keyOf, type NarrowedBy, walkedJobs } from './walked-jobs.sql.js';
import { walkedRows } from './walks.sql.js';

/**
 * Counts what is asked for among the next jobs of a walk, no further than the limit, and answers the
 * key of the one at the bound.
 *
 * The parameters of search-filters, and then those of walked-jobs.
 */
export const countJobs = (walk: Walk, by: NarrowedBy, bound: Bound): StatementBuilder =>
  statement(
    `count-${walk.name}-${by}-${bound}`,
    (tables) => `
  SELECT least(count(*) FILTER (WHERE ${searchFilters}), $1::bigint) AS amount,
         max(${keyOf(walk)}) FILTER (WHERE place = ${bound}) AS key
    FROM (${walkedJobs(tables, walk, by, bound)}) AS numbered`,
  );

/**
 * Counts what is asked for among all jobs with some ids. Sorting ten thousand of them would take a quarter of the time.
 *
 * The parameters of search-filters, and then those of walked-jobs.
 */
export const countJobsById = (walk: Walk): StatementBuilder =>
  statement(
    `count-${walk.name}-ids`,
    (tables) => `
  SELECT least(count(*), $1::bigint) AS amount
    FROM (${jobsOfWalk(tables, walk, 'ids')}) AS jobs
   WHERE ${searchFilters}`,
  );

/**
 * Counts the jobs of a walk, in whatever order, so that an index alone may tell.
 *
 * $1 limit · $2 the walk's own parameter, if it has one
 */
export const countWalk = (walk: Walk): StatementBuilder =>
  statement(`count-${walk.name}`, (tables) => {
    const { from, where } = walkedRows[walk.name];
    const rows = from.map((table) => {
      const unexpired = table === 'finishedJob' ? ' AND expire_at > now()' : '';
      return `SELECT 1 FROM ${tables[table]}
               WHERE ${where.replaceAll('$own', '$2::text')}${unexpired}`;
    });
    return `SELECT count(*) AS amount FROM (${rows.join(' UNION ALL ')} LIMIT $1) AS counted`;
  });
