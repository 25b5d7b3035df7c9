import type { Migration } from './migration.js';

/** Recurring jobs, and what has become of their schedules: one row for each occurrence, by its time. */
export const recurringJobs: Migration = {
  number: 3,
  name: 'recurring jobs',

  up: (tables) => `
    CREATE TABLE ${tables.recurringJob} (
      id            text PRIMARY KEY,
      version       integer NOT NULL DEFAULT 1,
      type          text NOT NULL,
      method        text NOT NULL,
      arguments     json NOT NULL,
      cron          text NOT NULL,
      time_zone     text NOT NULL,
      queue         text,
      misfire       text NOT NULL,
      overlap       text NOT NULL,
      start_at      timestamptz,
      end_at        timestamptz,
      jitter_ms     double precision NOT NULL,
      description   text,
      declaration   text,
      created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
      updated_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
      paused_at     timestamptz,
      next_run_at   timestamptz,
      overdue_since timestamptz,
      last_run_at   timestamptz,
      last_job_id   uuid,
      error         text,
      failures      integer NOT NULL
    ) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 500);
    -- find-due-recurring-jobs, next-recurring-run-at, heartbeat
    CREATE INDEX recurring_job_due ON ${tables.recurringJob} (next_run_at)
      WHERE paused_at IS NULL;

    -- The key is what lets no occurrence be created twice. Also find-occurrences,
    -- find-due-recurring-jobs and remove-old-occurrences.
    CREATE TABLE ${tables.recurringOccurrence} (
      recurring_id text NOT NULL REFERENCES ${tables.recurringJob} (id) ON DELETE CASCADE,
      nominal_at   timestamptz NOT NULL,
      job_id       uuid,
      PRIMARY KEY (recurring_id, nominal_at)
    );
  `,

  down: (tables) => `
    DROP TABLE ${tables.recurringOccurrence};
    DROP TABLE ${tables.recurringJob};
  `,
};
