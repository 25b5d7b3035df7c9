import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/** The columns from which a job is read, as job-rows.ts expects them. */
export const jobColumns = `
  id, type, method, arguments::text, parameters::text, history, queue, priority, state, attempt,
  server_id, waiting_for, batch_id, date_part('epoch', created_at) * 1000 AS created_ms,
  date_part('epoch', run_at) * 1000 AS run_ms,
  date_part('epoch', changed_at) * 1000 AS changed_ms, NULL::float8 AS expire_ms`;

const finishedColumns = `
  id, type, method, arguments::text, parameters::text, history, queue, priority, state, attempt,
  NULL AS server_id, NULL AS waiting_for, batch_id,
  date_part('epoch', created_at) * 1000 AS created_ms, NULL::float8 AS run_ms, NULL::float8 AS changed_ms,
  date_part('epoch', expire_at) * 1000 AS expire_ms`;

const jobsWhere = (tables: Tables, isWanted: string) => `
  SELECT ${jobColumns} FROM ${tables.job} WHERE ${isWanted}
   UNION ALL
  SELECT ${finishedColumns} FROM ${tables.finishedJob} WHERE ${isWanted} AND expire_at > now()`;

/**
 * A job by its id, wherever it stands.
 *
 * $1 id
 */
export const findJob = statement('find-job', (tables) => jobsWhere(tables, 'id = $1'));

/** $1 ids */
export const findJobs = statement('find-jobs', (tables) =>
  jobsWhere(tables, 'id = ANY ($1::uuid[])'),
);

/**
 * The states of some jobs: to say what stood in the way of a transition, and for those who wait for thousands of jobs.
 *
 * $1 ids
 */
export const findStates = statement(
  'find-states',
  (tables) => `
  SELECT id, state, attempt, false AS is_finished FROM ${tables.job} WHERE id = ANY ($1::uuid[])
   UNION ALL
  SELECT id, state, attempt, true FROM ${tables.finishedJob}
   WHERE id = ANY ($1::uuid[]) AND expire_at > now()`,
);
