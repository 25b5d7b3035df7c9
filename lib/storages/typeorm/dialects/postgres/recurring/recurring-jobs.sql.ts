import { statement } from '../statement.js';

/** To the millisecond, unlike date_part: times of a schedule are compared with one another. */
const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** The columns from which a recurring job is read, as recurring-rows.ts expects them. */
export const recurringColumns = `
  id, version, type, method, arguments::text, cron, time_zone, queue, misfire, overlap, jitter_ms,
  description, declaration, last_job_id, error, failures, paused_by,
  ${milliseconds('start_at')} AS start_ms, ${milliseconds('end_at')} AS end_ms,
  ${milliseconds('created_at')} AS created_ms, ${milliseconds('updated_at')} AS updated_ms,
  ${milliseconds('paused_at')} AS paused_ms, ${milliseconds('next_run_at')} AS next_run_ms,
  ${milliseconds('overdue_since')} AS overdue_ms, ${milliseconds('last_run_at')} AS last_run_ms`;

/** In the order of recurring-rows.ts. */
const writtenColumns = `
  id, type, method, arguments, cron, time_zone, queue, misfire, overlap, start_at, end_at, jitter_ms,
  description, declaration, paused_at, next_run_at, overdue_since, last_run_at, last_job_id, error,
  failures, paused_by`;

/** $1 id */
export const findRecurringJob = statement(
  'find-recurring-job',
  (tables) => `SELECT ${recurringColumns} FROM ${tables.recurringJob} WHERE id = $1`,
);

export const listRecurringJobs = statement(
  'list-recurring-jobs',
  (tables) => `SELECT ${recurringColumns} FROM ${tables.recurringJob} ORDER BY id COLLATE "C"`,
);

/**
 * Waits for whoever is changing or scheduling it.
 *
 * $1 id
 */
export const lockRecurringJob = statement(
  'lock-recurring-job',
  (tables) => `SELECT ${recurringColumns} FROM ${tables.recurringJob} WHERE id = $1 FOR UPDATE`,
);

/**
 * Waits for another server that inserts the same id; no row comes back when that one commits.
 *
 * $1 to $22 the values
 */
export const insertRecurringJob = statement(
  'insert-recurring-job',
  (tables) => `
  INSERT INTO ${tables.recurringJob} (${writtenColumns})
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
          $21, $22)
      ON CONFLICT (id) DO NOTHING
  RETURNING ${recurringColumns}`,
);

/** $1 to $22 the values */
export const updateRecurringJob = statement(
  'update-recurring-job',
  (tables) => `
  UPDATE ${tables.recurringJob}
     SET (${writtenColumns}) = ROW ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
                                    $16, $17, $18, $19, $20, $21, $22),
         version = version + 1, updated_at = clock_timestamp()
   WHERE id = $1
  RETURNING ${recurringColumns}`,
);

/** $1 id */
export const removeRecurringJob = statement(
  'remove-recurring-job',
  (tables) => `DELETE FROM ${tables.recurringJob} WHERE id = $1 RETURNING id`,
);
