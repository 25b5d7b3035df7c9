import { PARKED } from '../../../../../../storage/queues/parked-jobs.js';
import type { Migration } from './migration.js';

/**
 * Jobs that wait until a server knows their methods, and what the servers know. Servers of one version know the same, so
 * a list is kept once, whoever said it last.
 */
export const parkedJobs: Migration = {
  number: 17,
  name: 'parked-jobs',
  up: (tables) => `
    -- claim-with-parked-jobs, list-parked-calls, summarize-parked-jobs, heartbeat
    CREATE INDEX IF NOT EXISTS job_parked ON ${tables.job} (queue, type, method, priority, id)
      WHERE waiting_for = '${PARKED}';
    CREATE TABLE ${tables.handlerList} (
      fingerprint text PRIMARY KEY,
      body        text NOT NULL,
      said_at     timestamptz NOT NULL DEFAULT clock_timestamp()
    );
    ALTER TABLE ${tables.server} ADD COLUMN handlers text;
  `,
  down: (tables) => `
    ALTER TABLE ${tables.server} DROP COLUMN handlers;
    DROP TABLE ${tables.handlerList};
    DROP INDEX ${tables.named('job_parked')};
    -- Older versions wake nobody who waits for it.
    UPDATE ${tables.job} SET waiting_for = NULL WHERE waiting_for = '${PARKED}';
  `,
};
