import { NOW } from '../../columns.js';
import type { StatementBuilder } from '../../statement.js';
import { differing } from './job-summary-columns.sql.js';
import type { StepShape, WalkShape } from './step-shape.js';
import { filtersOf, keyTime, tablesOf, timeOf, walkedIn } from './tables-of-walks.sql.js';
import { walkedJobs } from './walked-jobs.sql.js';
import { lanes } from './walks.sql.js';

/**
 * Counts what is asked for among the next jobs of a walk, and answers what the key of the one at the bound is made of.
 *
 * ? those of walked-jobs · for each table: ? filters · ? bound, five times
 */
export const countJobs =
  (shape: StepShape): StatementBuilder =>
  (tables) => {
    const edge = (column: string) => `MAX(IF(walked.spot = ?, ${column}, NULL))`;
    const selects = tablesOf(shape.walk).map(
      (table) => `
    SELECT COALESCE(SUM(${filtersOf(shape, table)}), 0) AS amount, ${edge('job.id')} AS id,
           ${edge('job.queue')} AS queue, ${edge('job.priority')} AS priority,
           ${edge(differing[table].waitingFor)} AS waiting_for,
           ${edge(keyTime(timeOf(shape.walk, table)))} AS key_time
      ${walkedIn(tables, table)}`,
    );
    const text = `WITH walked AS (${walkedJobs(tables, shape)}) ${selects.join(' UNION ALL ')}`;
    return { name: 'count-jobs', text };
  };

/**
 * Counts the jobs of a walk, in whatever order.
 *
 * For each lane: ? the walk's own parameter, if it has one · ? limit; and ? limit
 */
export const countWalk =
  ({ name }: WalkShape): StatementBuilder =>
  (tables) => {
    const rows = lanes[name].map(({ table, where }) => {
      const unexpired = table === 'finishedJob' ? ` AND job.expire_at > ${NOW}` : '';
      return `(SELECT 1 FROM ${tables[table]} AS job WHERE ${where}${unexpired} LIMIT ?)`;
    });
    const text = `
  SELECT COUNT(*) AS amount FROM (SELECT 1 FROM (${rows.join(' UNION ALL ')}) AS every LIMIT ?) AS counted`;
    return { name: 'count-walk', text };
  };
