import { msOf, NOW } from '../columns.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/** The columns from which a recurring job is read, as recurring-rows.ts expects them. */
export const recurringColumns = `
  recurring.id, recurring.version, recurring.type, recurring.method, recurring.arguments,
  recurring.cron, recurring.time_zone, recurring.queue, recurring.misfire, recurring.overlap,
  recurring.jitter_ms, recurring.description, recurring.declaration, recurring.last_job_id,
  recurring.error, recurring.failures, recurring.paused_by,
  ${msOf('recurring.start_at')} AS start_ms, ${msOf('recurring.end_at')} AS end_ms,
  ${msOf('recurring.created_at')} AS created_ms, ${msOf('recurring.updated_at')} AS updated_ms,
  ${msOf('recurring.paused_at')} AS paused_ms, ${msOf('recurring.next_run_at')} AS next_run_ms,
  ${msOf('recurring.overdue_since')} AS overdue_ms, ${msOf('recurring.last_run_at')} AS last_run_ms`;

/** In the order of recurring-rows.ts. */
const WRITTEN = [
  ...['id', 'type', 'method', 'arguments', 'cron', 'time_zone', 'queue', 'misfire', 'overlap'],
  ...['start_at', 'end_at', 'jitter_ms', 'description', 'declaration', 'paused_at', 'next_run_at'],
  ...['overdue_since', 'last_run_at', 'last_job_id', 'error', 'failures', 'paused_by'],
];

const read = ({ recurringJob }: Tables) =>
  `SELECT ${recurringColumns} FROM ${recurringJob} AS recurring`;

/** ? id */
export const findRecurringJob = statement(
  'find-recurring-job',
  (tables) => `${read(tables)} WHERE recurring.id = ?`,
);

export const listRecurringJobs = statement(
  'list-recurring-jobs',
  (tables) => `${read(tables)} ORDER BY recurring.id`,
);

/** Waits for whoever is changing or scheduling it. ? id */
export const lockRecurringJob = statement(
  'lock-recurring-job',
  (tables) => `${read(tables)} WHERE recurring.id = ? FOR UPDATE`,
);

/** Waits for another server that inserts the same id, and is refused when that one commits. ? the values */
export const insertRecurringJob = statement(
  'insert-recurring-job',
  (tables) => `
  INSERT INTO ${tables.recurringJob} (${WRITTEN.join(', ')}, created_at, updated_at)
  VALUES (${WRITTEN.map(() => '?').join(', ')}, ${NOW}, ${NOW})`,
);

/** ? the values · ? id */
export const updateRecurringJob = statement(
  'update-recurring-job',
  (tables) => `
  UPDATE ${tables.recurringJob}
     SET ${WRITTEN.map((column) => `${column} = ?`).join(', ')}, version = version + 1,
         updated_at = ${NOW}
   WHERE id = ?`,
);

/** ? id */
export const removeRecurringJob = statement(
  'remove-recurring-job',
  (tables) => `DELETE FROM ${tables.recurringJob} WHERE id = ?`,
);

/** Those whose time has come, the longest due first; other servers pass over them. ? limit */
export const takeDueRecurringJobs = statement(
  'take-due-recurring-jobs',
  (tables) => `
  SELECT ${recurringColumns}
    FROM ${tables.recurringJob} AS recurring FORCE INDEX (recurring_job_due)
   WHERE recurring.due_at <= ${NOW}
   ORDER BY recurring.due_at
   LIMIT ?
     FOR UPDATE SKIP LOCKED`,
);

/** When the next one becomes due. */
export const nextRecurringRunAt = statement(
  'next-recurring-run-at',
  (tables) => `SELECT ${msOf('MIN(due_at)')} AS next_run_ms FROM ${tables.recurringJob}`,
);
