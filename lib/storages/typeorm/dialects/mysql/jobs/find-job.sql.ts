import { jsonTable, msOf, NOW } from '../columns.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

const common = (of: string) => `
  ${of}.id, ${of}.type, ${of}.method, ${of}.arguments, ${of}.parameters, ${of}.history, ${of}.queue,
  ${of}.priority, ${of}.state, ${of}.attempt, ${of}.batch_id, ${msOf(`${of}.created_at`)} AS created_ms`;

/** The columns from which an unfinished job is read, as job-rows.ts expects them. */
export const jobColumns = (of: string) => `
  ${common(of)}, ${of}.server_id, ${of}.waiting_for, ${msOf(`${of}.run_at`)} AS run_ms,
  ${msOf(`${of}.changed_at`)} AS changed_ms, NULL AS expire_ms`;

const finishedColumns = (of: string) => `
  ${common(of)}, NULL AS server_id, NULL AS waiting_for, NULL AS run_ms, NULL AS changed_ms,
  ${msOf(`${of}.expire_at`)} AS expire_ms`;

/** A job by its id, wherever it stands. ? id · ? id */
export const findJob = statement(
  'find-job',
  (tables) => `
  SELECT ${jobColumns('job')} FROM ${tables.job} AS job WHERE job.id = ?
   UNION ALL
  SELECT ${finishedColumns('job')} FROM ${tables.finishedJob} AS job
   WHERE job.id = ? AND job.expire_at > ${NOW}`,
);

const each = (
  tables: Tables,
  columns: (of: string) => string,
  finished: (of: string) => string,
) => `
  SELECT ${columns('job')}
    FROM ${jsonTable('wanted', { id: 'id' })}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = wanted.id
   UNION ALL
  SELECT ${finished('job')}
    FROM ${jsonTable('wanted', { id: 'id' })}
   STRAIGHT_JOIN ${tables.finishedJob} AS job FORCE INDEX (PRIMARY) ON job.id = wanted.id
   WHERE job.expire_at > ${NOW}`;

/** ? ids · ? ids */
export const findJobs = statement('find-jobs', (tables) =>
  each(tables, jobColumns, finishedColumns),
);

const stateOf = (isFinished: boolean) => (of: string) =>
  `${of}.id, ${of}.state, ${of}.attempt, ${isFinished} AS is_finished`;

/**
 * The states of some jobs: to say what stood in the way of a transition, and for those who wait for thousands of jobs.
 *
 * ? ids · ? ids
 */
export const findStates = statement('find-states', (tables) =>
  each(tables, stateOf(false), stateOf(true)),
);
