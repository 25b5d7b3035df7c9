import { dropped, engine, ID, NAME, QUEUE, TEXT, TIME } from './column-types.sql.js';
import type { Migration } from './migration.js';

export const recurringJobs: Migration = {
  number: 3,
  name: 'recurring-jobs',

  up: (tables) => [
    `CREATE TABLE IF NOT EXISTS ${tables.recurringJob} (
      id            VARCHAR(100) NOT NULL PRIMARY KEY,
      version       INT NOT NULL DEFAULT 1,
      type          ${NAME} NOT NULL,
      method        ${NAME} NOT NULL,
      arguments     ${TEXT} NOT NULL,
      cron          ${TEXT} NOT NULL,
      time_zone     ${NAME} NOT NULL,
      queue         ${QUEUE},
      misfire       VARCHAR(50) NOT NULL,
      overlap       VARCHAR(50) NOT NULL,
      start_at      ${TIME},
      end_at        ${TIME},
      jitter_ms     DOUBLE NOT NULL,
      description   ${TEXT},
      declaration   ${TEXT},
      created_at    ${TIME} NOT NULL,
      updated_at    ${TIME} NOT NULL,
      paused_at     ${TIME},
      paused_by     ${TEXT},
      next_run_at   ${TIME},
      overdue_since ${TIME},
      last_run_at   ${TIME},
      last_job_id   ${ID},
      error         ${TEXT},
      failures      INT NOT NULL,
      due_at        ${TIME} AS (CASE WHEN paused_at IS NULL THEN next_run_at END) STORED,
      KEY recurring_job_due (due_at)
    ) ${engine(tables)}`,

    // The key is what lets no occurrence be created twice.
    `CREATE TABLE IF NOT EXISTS ${tables.recurringOccurrence} (
      recurring_id VARCHAR(100) NOT NULL,
      nominal_at   ${TIME} NOT NULL,
      job_id       ${ID},
      outcome      ${NAME},
      kind         VARCHAR(50),
      recorded_at  ${TIME},
      last_at      ${TIME},
      amount       INT,
      reason       ${TEXT},
      running_job_id ${ID},
      triggered_by ${TEXT},
      error        ${TEXT},
      started_at   ${TIME},
      duration_ms  DOUBLE,
      PRIMARY KEY (recurring_id, nominal_at),
      KEY recurring_occurrence_kind (recurring_id, kind, nominal_at),
      KEY recurring_occurrence_job (job_id),
      CONSTRAINT FOREIGN KEY (recurring_id) REFERENCES ${tables.recurringJob} (id)
        ON DELETE CASCADE
    ) ${engine(tables)}`,
  ],

  down: (tables) => dropped([tables.recurringOccurrence, tables.recurringJob]),
};
