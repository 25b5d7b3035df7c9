import type { Migration } from './migration.js';

/**
 * A row of `job_lock` without a holder keeps a free resource for the job that was woken. New jobs find
 * the row and stand in line, and the row is there to be locked by whoever changes the line.
 */
export const linesForLocks: Migration = {
  number: 9,
  name: 'lines-for-locks',
  up: (tables) => `
    -- wake-free-jobs, wake-first-jobs, end-turns-of-servers
    CREATE INDEX IF NOT EXISTS job_woken ON ${tables.job} (woken_for, queue, priority, id)
      WHERE woken_for IS NOT NULL;
    ALTER TABLE ${tables.jobLock}
      ALTER COLUMN job_id DROP NOT NULL,
      ALTER COLUMN attempt DROP NOT NULL,
      ALTER COLUMN server_id DROP NOT NULL;
    INSERT INTO ${tables.jobLock} (resource)
    SELECT DISTINCT woken_for FROM ${tables.job} WHERE woken_for IS NOT NULL
        ON CONFLICT (resource) DO NOTHING;
  `,
  down: (tables) => `
    DELETE FROM ${tables.jobLock} WHERE server_id IS NULL;
    ALTER TABLE ${tables.jobLock}
      ALTER COLUMN job_id SET NOT NULL,
      ALTER COLUMN attempt SET NOT NULL,
      ALTER COLUMN server_id SET NOT NULL;
    DROP INDEX ${tables.named('job_woken')};
  `,
};
