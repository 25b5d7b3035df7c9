import type { Migration } from './migration.js';

/**
 * Which jobs a bulk operation has changed, how many it may change, and how quickly. An operation of an older version keeps
 * no ids that it changes, and has no parameter at its jobs.
 */
export const bulkOutcomes: Migration = {
  number: 16,
  name: 'bulk-outcomes',
  up: (tables) => `
    ALTER TABLE ${tables.bulkOperation}
      ADD COLUMN max_changed bigint,
      ADD COLUMN per_minute bigint,
      ADD COLUMN resume_at timestamptz,
      ADD COLUMN worked_at timestamptz,
      ADD COLUMN job_ids uuid[] DEFAULT '{}';
  `,
  down: (tables) => `
    ALTER TABLE ${tables.bulkOperation}
      DROP COLUMN job_ids,
      DROP COLUMN worked_at,
      DROP COLUMN resume_at,
      DROP COLUMN per_minute,
      DROP COLUMN max_changed;
  `,
};
