import type { Migration } from './migration.js';

/**
 * Links between jobs and batches, and what batches counted. The statements that finish jobs only
 * append, to `continuation_due` and `batch_increment`; both are emptied as fast as they fill.
 */
export const continuationsAndBatches: Migration = {
  number: 2,
  name: 'continuations and batches',

  up: (tables) => `
    -- No row is rewritten: one column is null, the other has a constant default. The indexes are
    -- empty, but reading for them takes as long as a count.
    ALTER TABLE ${tables.job}
      ADD COLUMN batch_id uuid,
      ADD COLUMN has_continuations boolean NOT NULL DEFAULT false;
    ALTER TABLE ${tables.finishedJob} ADD COLUMN batch_id uuid;
    -- find-batch, find-nested-batches, recount-batch
    CREATE INDEX job_batch ON ${tables.job} (batch_id, state) WHERE batch_id IS NOT NULL;
    -- recount-batch
    CREATE INDEX finished_job_batch ON ${tables.finishedJob} (batch_id, state)
      WHERE batch_id IS NOT NULL;

    -- find-continuations, remove-forgotten-links
    CREATE TABLE ${tables.continuation} (
      parent_id uuid NOT NULL,
      child_id  uuid NOT NULL,
      condition text NOT NULL,
      outcome   text,
      PRIMARY KEY (parent_id, child_id, condition)
    ) WITH (
      autovacuum_vacuum_scale_factor = 0.05,
      autovacuum_vacuum_threshold = 1000,
      autovacuum_analyze_scale_factor = 0.05,
      autovacuum_vacuum_cost_delay = 0
    );
    -- close-links
    CREATE INDEX continuation_open ON ${tables.continuation} (parent_id, child_id)
      WHERE outcome IS NULL;
    -- judge-waiting-jobs, judge-waiting-batches, find-parent-links
    CREATE INDEX continuation_child ON ${tables.continuation} (child_id, outcome);

    -- Parents whose links are to be looked at, in no order, some of them several times.
    CREATE TABLE ${tables.continuationDue} (
      parent_id uuid NOT NULL
    ) WITH (
      autovacuum_vacuum_scale_factor = 0.2,
      autovacuum_vacuum_threshold = 1000,
      autovacuum_vacuum_cost_delay = 0
    );

    CREATE TABLE ${tables.batch} (
      id          uuid PRIMARY KEY,
      batch_id    uuid,
      description text,
      state       text NOT NULL,
      total       bigint NOT NULL DEFAULT 0,
      succeeded   bigint NOT NULL DEFAULT 0,
      failed      bigint NOT NULL DEFAULT 0,
      deleted     bigint NOT NULL DEFAULT 0,
      created_at  timestamptz NOT NULL,
      started_at  timestamptz,
      finished_at timestamptz,
      expire_at   timestamptz,
      has_continuations boolean NOT NULL DEFAULT false
    ) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 500);
    -- find-batch, find-nested-batches, recount-batch, cancel-batch, fold-batches
    CREATE INDEX batch_nested ON ${tables.batch} (batch_id) WHERE batch_id IS NOT NULL;
    -- remove-expired-batches
    CREATE INDEX batch_expiring ON ${tables.batch} (expire_at) WHERE expire_at IS NOT NULL;

    CREATE TABLE ${tables.batchIncrement} (
      batch_id  uuid NOT NULL,
      total     integer NOT NULL DEFAULT 0,
      succeeded integer NOT NULL DEFAULT 0,
      failed    integer NOT NULL DEFAULT 0,
      deleted   integer NOT NULL DEFAULT 0
    ) WITH (
      autovacuum_vacuum_scale_factor = 0.2,
      autovacuum_vacuum_threshold = 1000,
      autovacuum_vacuum_cost_delay = 0
    );
    -- lock-uncounted-batches, fold-batches, find-batch, find-nested-batches
    CREATE INDEX batch_increment_batch ON ${tables.batchIncrement} (batch_id);
  `,

  down: (tables) => `
    DROP TABLE ${tables.batchIncrement};
    DROP TABLE ${tables.batch};
    DROP TABLE ${tables.continuationDue};
    DROP TABLE ${tables.continuation};
    ALTER TABLE ${tables.finishedJob} DROP COLUMN batch_id;
    ALTER TABLE ${tables.job} DROP COLUMN batch_id, DROP COLUMN has_continuations;
  `,
};
