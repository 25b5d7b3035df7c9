import type { Migration } from './migration.js';

/**
 * Unfinished jobs stand in `job`, which stays small and hot; finished ones move to `finished_job`,
 * one partition for each day on which they expire, so that retention is dropping a table.
 */
export const jobs: Migration = {
  number: 1,
  name: 'jobs',

  up: (tables) => `
    CREATE TABLE ${tables.job} (
      id          uuid PRIMARY KEY,
      state       text NOT NULL,
      queue       text NOT NULL,
      priority    smallint NOT NULL,
      attempt     integer NOT NULL DEFAULT 0,
      type        text NOT NULL,
      method      text NOT NULL,
      created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
      run_at      timestamptz,
      changed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
      server_id   text,
      waiting_for text,
      woken_for   text,
      wait_until  timestamptz,
      arguments   json NOT NULL,
      parameters  json NOT NULL,
      history     text NOT NULL
    ) WITH (
      fillfactor = 85,
      autovacuum_vacuum_scale_factor = 0.02,
      autovacuum_vacuum_threshold = 1000,
      autovacuum_analyze_scale_factor = 0.05,
      autovacuum_analyze_threshold = 1000,
      autovacuum_vacuum_cost_delay = 0
    );

    -- claim-jobs, heartbeat: exactly the order in which jobs are claimed
    CREATE INDEX job_ready ON ${tables.job} (queue, priority, id)
      WHERE state = 'Enqueued' AND waiting_for IS NULL;
    -- sweep-due-jobs, next-due-at, heartbeat
    CREATE INDEX job_scheduled ON ${tables.job} (run_at) WHERE state = 'Scheduled';
    -- sweep-abandoned-jobs, heartbeat
    CREATE INDEX job_processing ON ${tables.job} (server_id) WHERE state = 'Processing';
    -- wake-waiting-jobs
    CREATE INDEX job_waiting ON ${tables.job} (waiting_for, queue, priority, id)
      WHERE waiting_for IS NOT NULL;
    -- sweep-overdue-jobs, next-due-at, heartbeat
    CREATE INDEX job_overdue ON ${tables.job} (wait_until) WHERE waiting_for IS NOT NULL;
    -- count-by-state, remove-failed-jobs, and every state that has no index of its own
    CREATE INDEX job_resting ON ${tables.job} (state, changed_at, id)
      WHERE state NOT IN ('Enqueued', 'Scheduled', 'Processing');

    CREATE TABLE ${tables.finishedJob} (
      id          uuid NOT NULL,
      state       text NOT NULL,
      queue       text NOT NULL,
      priority    smallint NOT NULL,
      attempt     integer NOT NULL,
      type        text NOT NULL,
      method      text NOT NULL,
      created_at  timestamptz NOT NULL,
      finished_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      expire_at   timestamptz NOT NULL,
      arguments   json NOT NULL,
      parameters  json NOT NULL,
      history     text NOT NULL,
      PRIMARY KEY (id, expire_at)
    ) PARTITION BY RANGE (expire_at);

    CREATE TABLE ${tables.named('finished_job_kept')} PARTITION OF ${tables.finishedJob}
      FOR VALUES FROM ('9000-01-01 00:00:00+00') TO (MAXVALUE);

    CREATE TABLE ${tables.jobLock} (
      resource  text PRIMARY KEY,
      job_id    uuid NOT NULL,
      attempt   integer NOT NULL,
      server_id text NOT NULL
    ) WITH (fillfactor = 70, autovacuum_vacuum_threshold = 500);
    -- free-locks-of-servers
    CREATE INDEX job_lock_server ON ${tables.jobLock} (server_id);
    -- free-locks-of-runs
    CREATE INDEX job_lock_job ON ${tables.jobLock} (job_id);

    CREATE TABLE ${tables.server} (
      id           text PRIMARY KEY,
      name         text NOT NULL,
      queues       text[] NOT NULL,
      worker_count integer NOT NULL,
      started_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
      heartbeat_at timestamptz NOT NULL DEFAULT clock_timestamp()
    ) WITH (fillfactor = 50);

    -- Settlements only ever append here, so they never wait for one another's rows.
    CREATE TABLE ${tables.counterIncrement} (
      name   text NOT NULL,
      hour   timestamptz NOT NULL,
      amount bigint NOT NULL
    ) WITH (autovacuum_vacuum_scale_factor = 0.2, autovacuum_vacuum_threshold = 5000);

    CREATE TABLE ${tables.counter} (
      name   text NOT NULL,
      hour   timestamptz NOT NULL,
      amount bigint NOT NULL,
      PRIMARY KEY (name, hour)
    );

    CREATE FUNCTION ${tables.trimHistory}(history text, kept integer) RETURNS text
    LANGUAGE plpgsql STABLE AS $trim$
    DECLARE
      entries json := ('[' || history || ']')::json;
      total   integer := json_array_length(entries);
    BEGIN
      IF total <= kept THEN
        RETURN history;
      END IF;
      RETURN (
        SELECT json_build_object(
                 'state', 'Omitted', 'at', entries -> (total - kept) -> 'at',
                 'reason', (total - kept) || ' older entries were left out',
                 'data', json_build_object('omitted', total - kept)
               )::text || ',' || string_agg(entry::text, ',' ORDER BY position)
          FROM json_array_elements(entries) WITH ORDINALITY AS element(entry, position)
         WHERE position > total - kept
      );
    EXCEPTION WHEN data_exception THEN
      RETURN json_build_object(
        'state', 'Omitted', 'at', floor(extract(epoch FROM clock_timestamp()) * 1000),
        'reason', 'Older entries could not be read', 'data', json_build_object()
      )::text;
    END
    $trim$;
  `,

  down: (tables) => `
    DROP FUNCTION ${tables.trimHistory}(text, integer);
    DROP TABLE ${tables.counter};
    DROP TABLE ${tables.counterIncrement};
    DROP TABLE ${tables.server};
    DROP TABLE ${tables.jobLock};
    DROP TABLE ${tables.finishedJob};
    DROP TABLE ${tables.job};
  `,
};
