import { statement } from '../statement.js';

/** $1 id · $2 name · $3 queues · $4 worker count */
export const announceServer = statement(
  'announce-server',
  (tables) => `
  INSERT INTO ${tables.server} (id, name, queues, worker_count)
  VALUES ($1, $2, $3::text[], $4)
      ON CONFLICT (id) DO UPDATE
     SET name = excluded.name, queues = excluded.queues, worker_count = excluded.worker_count,
         heartbeat_at = clock_timestamp()`,
);

/**
 * Shows that the server is alive, and answers everything that an idle server has to know, so that
 * this is the only statement that it costs. The notification comes back on the LISTEN connection and
 * proves that one alive as well.
 *
 * $1 server id · $2 its queues · $3 server timeout, in milliseconds · $4 channel, or null ·
 * $5 what to send on it
 */
export const heartbeat = statement(
  'heartbeat',
  (tables) => `
  WITH beat AS (
    UPDATE ${tables.server} SET heartbeat_at = clock_timestamp() WHERE id = $1 RETURNING 1),
  others AS (
    SELECT min(heartbeat_at) + $3::float8 * interval '1 millisecond' AS timeout_at
      FROM ${tables.server} WHERE id <> $1)
  SELECT EXISTS (SELECT 1 FROM beat) AS is_known,
         EXISTS (
           SELECT 1 FROM unnest($2::text[]) AS served(queue)
            WHERE EXISTS (SELECT 1 FROM ${tables.job} AS job
                           WHERE job.queue = served.queue AND job.state = 'Enqueued'
                             AND job.waiting_for IS NULL)) AS has_ready,
         (others.timeout_at <= clock_timestamp()) IS TRUE
         OR EXISTS (
           SELECT 1 FROM ${tables.job} AS job
            WHERE job.state = 'Processing'
              AND NOT EXISTS (
                    SELECT 1 FROM ${tables.server} AS server WHERE server.id = job.server_id)
         ) AS has_abandoned,
         EXISTS (SELECT 1 FROM ${tables.continuationDue}) AS has_released,
         EXISTS (SELECT 1 FROM ${tables.batchIncrement}) AS has_uncounted,
         date_part('epoch', (
           SELECT min(next_run_at) FROM ${tables.recurringJob} WHERE paused_at IS NULL
         )) * 1000 AS recurring_ms,
         date_part('epoch', least(
           (SELECT min(run_at) FROM ${tables.job} WHERE state = 'Scheduled'),
           (SELECT min(wait_until) FROM ${tables.job} WHERE waiting_for IS NOT NULL)
         )) * 1000 AS due_ms,
         date_part('epoch', others.timeout_at) * 1000 AS timeout_ms,
         date_part('epoch', clock_timestamp()) * 1000 AS now_ms,
         CASE WHEN $4::text IS NOT NULL THEN pg_notify($4, $5) END AS echo
    FROM others`,
);

/** $1 id */
export const removeServer = statement(
  'remove-server',
  (tables) => `DELETE FROM ${tables.server} WHERE id = $1`,
);

/** $1 server timeout, in milliseconds */
export const removeTimedOutServers = statement(
  'remove-timed-out-servers',
  (tables) => `
  DELETE FROM ${tables.server}
   WHERE heartbeat_at < clock_timestamp() - $1::float8 * interval '1 millisecond'
  RETURNING id`,
);

export const removeAllServers = statement(
  'remove-all-servers',
  (tables) => `DELETE FROM ${tables.server} RETURNING id`,
);

export const listServers = statement(
  'list-servers',
  (tables) => `
  SELECT id, name, queues, worker_count, date_part('epoch', started_at) * 1000 AS started_ms,
         date_part('epoch', heartbeat_at) * 1000 AS heartbeat_ms
    FROM ${tables.server}
   ORDER BY started_at, id`,
);

export const readClock = statement(
  'read-clock',
  () => `SELECT date_part('epoch', clock_timestamp()) * 1000 AS now_ms`,
);
