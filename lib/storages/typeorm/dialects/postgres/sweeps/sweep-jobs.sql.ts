import { ENQUEUED, PROCESSING, SCHEDULED } from '../../../../../states/state-names.js';
import { jobColumns } from '../jobs/find-job.sql.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/*
 * Each takes its rows with FOR UPDATE SKIP LOCKED inside a transaction that also stores what becomes
 * of them: any number of servers sweep at once and never see the same job.
 */

/**
 * A Scheduled job that has no time was written by hand. It is due at once, and asked for by itself: a condition
 * that names both would have all jobs read that are not due.
 *
 * $1 limit
 */
export const sweepDueJobs = statement(
  'sweep-due-jobs',
  (tables) => `
  WITH timeless AS MATERIALIZED (
    SELECT ${jobColumns}
      FROM ${tables.job}
     WHERE state = '${SCHEDULED}' AND run_at IS NULL
     LIMIT $1
       FOR UPDATE SKIP LOCKED),
  due AS MATERIALIZED (
    SELECT ${jobColumns}
      FROM ${tables.job}
     WHERE state = '${SCHEDULED}' AND run_at <= clock_timestamp()
     ORDER BY run_at
     LIMIT $1
       FOR UPDATE SKIP LOCKED)
  SELECT * FROM timeless UNION ALL SELECT * FROM due LIMIT $1`,
);

/** $1 limit */
export const sweepAbandonedJobs = statement(
  'sweep-abandoned-jobs',
  (tables) => `
  SELECT ${jobColumns}
    FROM ${tables.job} AS job
   WHERE state = '${PROCESSING}'
     AND NOT EXISTS (SELECT 1 FROM ${tables.server} AS server WHERE server.id = job.server_id)
   LIMIT $1
     FOR UPDATE SKIP LOCKED`,
);

/** $1 limit */
export const sweepOverdueJobs = statement(
  'sweep-overdue-jobs',
  (tables) => `
  SELECT ${jobColumns}
    FROM ${tables.job}
   WHERE state = '${ENQUEUED}' AND waiting_for IS NOT NULL AND wait_until <= clock_timestamp()
   ORDER BY wait_until
   LIMIT $1
     FOR UPDATE SKIP LOCKED`,
);

/**
 * When the next job becomes due, or overdue; long ago where one has no time.
 *
 * Jobs without a time stand last in their index, which is read from its end: asked for them, the planner reads the whole
 * table, because it takes the jobs of other states, which have no time, for a share of these.
 */
export const firstDueAt = (tables: Tables) => `
  least(
    CASE WHEN (SELECT run_at IS NULL FROM ${tables.job} WHERE state = '${SCHEDULED}'
                ORDER BY run_at DESC LIMIT 1)
         THEN '-infinity'::timestamptz END,
    (SELECT min(run_at) FROM ${tables.job} WHERE state = '${SCHEDULED}'),
    (SELECT min(wait_until) FROM ${tables.job}
      WHERE state = '${ENQUEUED}' AND waiting_for IS NOT NULL))`;

export const nextDueAt = statement(
  'next-due-at',
  (tables) => `SELECT date_part('epoch', ${firstDueAt(tables)}) * 1000 AS due_ms`,
);
