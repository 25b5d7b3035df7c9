import type { Migration } from './migration.js';

/**
 * What became of each time of a schedule: of one or of several in a row, and why. Occurrences that older versions have
 * stored have no kind. Also who has paused a recurring job.
 */
export const occurrenceKinds: Migration = {
  number: 13,
  name: 'occurrence-kinds',
  up: (tables) => `
    ALTER TABLE ${tables.recurringOccurrence}
      ADD COLUMN kind text,
      ADD COLUMN recorded_at timestamptz,
      ADD COLUMN last_at timestamptz,
      ADD COLUMN amount integer,
      ADD COLUMN reason text,
      ADD COLUMN running_job_id uuid,
      ADD COLUMN triggered_by text,
      ADD COLUMN error text,
      ADD COLUMN started_at timestamptz,
      ADD COLUMN duration_ms double precision;
    -- insert-occurrences looks for failed ones in each turn: here it sees at once that there are none
    CREATE INDEX recurring_occurrence_failed
      ON ${tables.recurringOccurrence} (recurring_id, nominal_at) WHERE kind = 'failed';
    ALTER TABLE ${tables.recurringJob} ADD COLUMN paused_by text;
  `,
  down: (tables) => `
    ALTER TABLE ${tables.recurringJob} DROP COLUMN paused_by;
    ALTER TABLE ${tables.recurringOccurrence}
      DROP COLUMN kind,
      DROP COLUMN recorded_at,
      DROP COLUMN last_at,
      DROP COLUMN amount,
      DROP COLUMN reason,
      DROP COLUMN running_job_id,
      DROP COLUMN triggered_by,
      DROP COLUMN error,
      DROP COLUMN started_at,
      DROP COLUMN duration_ms;
  `,
};
