import type { Migration } from './migration.js';

/**
 * What people look at and do: lists in their orders, paused queues, the load of servers, who did what.
 * `failure` is the latest exception of a job in short, so that nobody reads histories to find it.
 */
export const dashboard: Migration = {
  number: 4,
  name: 'dashboard',

  up: (tables) => `
    ALTER TABLE ${tables.job} ADD COLUMN failure text;
    ALTER TABLE ${tables.finishedJob} ADD COLUMN failure text;

    CREATE FUNCTION pg_temp.hangfire_failure(history text) RETURNS text
    LANGUAGE plpgsql AS $failure$
    DECLARE
      latest json;
    BEGIN
      -- Not where it is declared: what fails there is not caught here.
      latest := ('[' || history || ']')::json -> -1 -> 'data' -> 'exception';
      RETURN replace(left(latest ->> 'type', 200), E'\\n', ' ') || E'\\n'
             || left(latest ->> 'message', 1000);
    EXCEPTION WHEN others THEN
      RETURN NULL;
    END
    $failure$;
    UPDATE ${tables.job} SET failure = pg_temp.hangfire_failure(history) WHERE state = 'Failed';
    DROP FUNCTION pg_temp.hangfire_failure(text);

    -- As it was, but for what it makes of a long history that is damaged, or nested too deeply to be
    -- read: that failed, and whatever was moved on together with such a job failed with it.
    CREATE OR REPLACE FUNCTION ${tables.trimHistory}(history text, kept integer) RETURNS text
    LANGUAGE plpgsql STABLE AS $trim$
    DECLARE
      entries json;
      total   integer;
    BEGIN
      entries := ('[' || history || ']')::json;
      total := json_array_length(entries);
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
    EXCEPTION WHEN others THEN
      RETURN json_build_object(
        'state', 'Omitted', 'at', floor(extract(epoch FROM clock_timestamp()) * 1000),
        'reason', 'Older entries could not be read', 'data', json_build_object()
      )::text;
    END
    $trim$;

    -- search-scheduled, beside those that used the index before it
    DROP INDEX ${tables.named('job_scheduled')};
    CREATE INDEX job_scheduled ON ${tables.job} (run_at, id) WHERE state = 'Scheduled';
    -- search-retries
    CREATE INDEX job_retries ON ${tables.job} (run_at, id)
      WHERE state = 'Scheduled' AND failure IS NOT NULL;
    -- search-succeeded
    CREATE INDEX finished_job_latest ON ${tables.finishedJob} (finished_at)
      WHERE state = 'Succeeded';
    -- search-ended
    CREATE INDEX finished_job_rare ON ${tables.finishedJob} (state, finished_at, id)
      WHERE state <> 'Succeeded';

    -- claim-jobs, heartbeat, list-paused-queues
    CREATE TABLE ${tables.pausedQueue} (
      queue     text PRIMARY KEY,
      paused_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      paused_by text NOT NULL
    );

    ALTER TABLE ${tables.server}
      ADD COLUMN is_stopping       boolean NOT NULL DEFAULT false,
      ADD COLUMN memory_bytes      bigint,
      ADD COLUMN cpu               double precision,
      ADD COLUMN event_loop_lag_ms double precision;

    CREATE TABLE ${tables.auditEntry} (
      id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      at        timestamptz NOT NULL DEFAULT clock_timestamp(),
      user_name text NOT NULL,
      action    text NOT NULL,
      subject   text NOT NULL,
      details   text
    );
    -- remove-old-audit-entries
    CREATE INDEX audit_entry_at ON ${tables.auditEntry} (at);

    CREATE TABLE ${tables.bulkOperation} (
      id                text PRIMARY KEY,
      action            text NOT NULL,
      search            json NOT NULL,
      search_text       text NOT NULL,
      started_at        timestamptz NOT NULL,
      started_by        text NOT NULL,
      expected          bigint NOT NULL,
      is_expected_exact boolean NOT NULL,
      changed           bigint NOT NULL DEFAULT 0,
      skipped           bigint NOT NULL DEFAULT 0,
      cursor            text,
      touched_at        timestamptz,
      ended_at          timestamptz,
      error             text,
      is_canceled       boolean NOT NULL DEFAULT false
    ) WITH (fillfactor = 50);
  `,

  // trim_history stays as it is mended: nothing needs the defect back.
  down: (tables) => `
    DROP TABLE ${tables.bulkOperation};
    DROP TABLE ${tables.auditEntry};
    ALTER TABLE ${tables.server}
      DROP COLUMN is_stopping, DROP COLUMN memory_bytes, DROP COLUMN cpu,
      DROP COLUMN event_loop_lag_ms;
    DROP TABLE ${tables.pausedQueue};
    DROP INDEX ${tables.named('job_scheduled')};
    CREATE INDEX job_scheduled ON ${tables.job} (run_at) WHERE state = 'Scheduled';
    DROP INDEX ${tables.named('finished_job_latest')}, ${tables.named('finished_job_rare')};
    ALTER TABLE ${tables.finishedJob} DROP COLUMN failure;
    ALTER TABLE ${tables.job} DROP COLUMN failure;
  `,
};
