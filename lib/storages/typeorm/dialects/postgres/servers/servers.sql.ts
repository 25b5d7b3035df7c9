import { ENQUEUED, PROCESSING } from '../../../../../states/state-names.js';
import { PARKED } from '../../../../../storage/queues/parked-jobs.js';
import {
  LONG_SNAPSHOT_MS,
  MEASURED_LATELY_MS,
  SILENT_AFTER_MS,
} from '../../../../../storage/servers/signs.js';
import { currentSecret, mayNotify, sessionName } from '../events/notify.sql.js';
import { oldestSnapshot } from '../monitoring/store-health.sql.js';
import { pausedNames } from '../queues/paused-queues.sql.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';
import { firstDueAt } from '../sweeps/sweep-jobs.sql.js';

/** $1 id · $2 name · $3 queues · $4 worker count · $5 software, or null */
export const announceServer = statement(
  'announce-server',
  (tables) => `
  INSERT INTO ${tables.server} (id, name, queues, worker_count, software)
  VALUES ($1, $2, $3::text[], $4, $5)
      ON CONFLICT (id) DO UPDATE
     SET name = excluded.name, queues = excluded.queues, worker_count = excluded.worker_count,
         software = excluded.software, handlers = NULL,
         heartbeat_at = clock_timestamp(), is_stopping = false`,
);

const beaten = (tables: Tables) => `
  UPDATE ${tables.server}
     SET heartbeat_at = clock_timestamp(),
         memory_bytes = coalesce($2::bigint, memory_bytes),
         cpu = coalesce($3::float8, cpu),
         event_loop_lag_ms = coalesce($4::float8, event_loop_lag_ms),
         is_stopping = is_stopping OR $5::boolean,
         session = $6,
         activity = coalesce($9::text, activity)
   WHERE id = $1
  RETURNING is_stopping`;

const answeredBeat = (tables: Tables) => `
  EXISTS (SELECT 1 FROM beat) AS is_known,
  (SELECT is_stopping FROM beat) AS is_stopping, ${pausedNames(tables)} AS paused_queues,
  ${currentSecret(tables)} AS secret,
  date_part('epoch', clock_timestamp()) * 1000 AS now_ms,
  CASE WHEN $7::text IS NOT NULL AND ${mayNotify} THEN pg_notify($7, $8) END IS NOT NULL AS is_echoed`;

/** Which parameters of a statement a look around reads, beside $1. */
interface LookParameters {
  readonly queues: string;
  readonly timeoutMs: string;
}

/** A time that is far ahead was written by hand, and would keep the jobs of the server for ever. */
const heardAt = `
  CASE WHEN heartbeat_at < clock_timestamp() + interval '1 day' THEN heartbeat_at ELSE '-infinity' END`;

/**
 * When a server counts as gone, by a silence of the timeout. Where its process is still connected, it may
 * be too busy to send a heartbeat, and has that time once more. The kernel of a killed process closes
 * its connections. Who is connected is only asked for those that are silent.
 */
const timesOutAt = (timeoutMs: string) => {
  const after = (times: number) =>
    `${heardAt} + ${times} * ${timeoutMs}::float8 * interval '1 millisecond'`;
  return `
  CASE WHEN ${after(1)} > clock_timestamp() THEN ${after(1)}
       WHEN EXISTS (SELECT 1 FROM pg_stat_activity WHERE ${sessionName} = session) THEN ${after(2)}
       ELSE ${after(1)} END`;
};

const others = (tables: Tables, { timeoutMs }: LookParameters) => `
  SELECT min(${timesOutAt(timeoutMs)}) AS timeout_at FROM ${tables.server} WHERE id <> $1`;

/**
 * Jobs of gone servers are looked for between the ids of those that are there: what lies under the ids
 * of these, dead rows of jobs that they have run included, is never walked over. Each is asked for as a
 * value, because the planner might read all that are Processing for EXISTS.
 */
const hasRowOfGoneServer = (tables: Tables, rows: string) => `
  EXISTS (
    SELECT 1
      FROM (SELECT lag(id, 1, '') OVER (ORDER BY id) AS before, id FROM ${tables.server}) AS gap
     WHERE (SELECT true FROM ${rows} AND server_id > gap.before AND server_id < gap.id LIMIT 1))
  OR (SELECT true
        FROM ${rows} AND server_id > (SELECT coalesce(max(id), '') FROM ${tables.server})
       LIMIT 1) IS TRUE`;

const hasAbandoned = (tables: Tables) => `
  (${hasRowOfGoneServer(tables, `${tables.job} WHERE state = '${PROCESSING}'`)}
   OR ${hasRowOfGoneServer(tables, `${tables.jobLock} WHERE server_id IS NOT NULL`)})`;

const ago = (ms: number) => `clock_timestamp() - interval '${ms} milliseconds'`;

/** By ten seconds, which have five digits. The text is compared, because one that is no JSON would fail the heartbeat. */
const CLOCK_IS_WRONG = `activity ~ '"clockOffsetMs":-?[0-9]{5}'`;

/**
 * The first rows of their indexes are asked for as values, because the planner might read the whole table for EXISTS. What
 * is asked first is most often so.
 */
const hasSigns = (tables: Tables) => `
  (SELECT true FROM ${tables.job} WHERE state = '${ENQUEUED}' AND waiting_for IS NULL
    ORDER BY queue, priority, id LIMIT 1)
  OR (SELECT max(starts_at) FROM ${tables.measurement} WHERE level = 'part') > ${ago(MEASURED_LATELY_MS)}
  OR (SELECT max(starts_at) FROM ${tables.measurement} WHERE level = 'minute') > ${ago(MEASURED_LATELY_MS)}
  OR (SELECT true FROM ${tables.job} WHERE waiting_for = '${PARKED}'
       ORDER BY queue, type, method, priority, id LIMIT 1)
  OR EXISTS (SELECT 1 FROM ${tables.server}
              WHERE heartbeat_at < ${ago(SILENT_AFTER_MS)} OR ${CLOCK_IS_WRONG})
  OR ${oldestSnapshot} < ${ago(LONG_SNAPSHOT_MS)}`;

const looked = (tables: Tables, { queues }: LookParameters) => `
  EXISTS (
    SELECT 1 FROM unnest(${queues}::text[]) AS served(queue)
     WHERE served.queue <> ALL (${pausedNames(tables)})
       AND EXISTS (SELECT 1 FROM ${tables.job} AS job
                    WHERE job.queue = served.queue AND job.state = '${ENQUEUED}'
                      AND job.waiting_for IS NULL)) AS has_ready,
  EXISTS (
    SELECT 1 FROM unnest(${queues}::text[]) AS served(queue)
     WHERE served.queue <> ALL (${pausedNames(tables)})
       AND EXISTS (SELECT 1 FROM ${tables.job} AS job
                    WHERE job.queue = served.queue AND job.waiting_for = '${PARKED}')) AS has_parked,
  (others.timeout_at <= clock_timestamp()) IS TRUE OR ${hasAbandoned(tables)} AS has_abandoned,
  EXISTS (SELECT 1 FROM ${tables.continuationDue}) AS has_released,
  EXISTS (SELECT 1 FROM ${tables.batchIncrement}) AS has_uncounted,
  date_part('epoch', (
    SELECT min(next_run_at) FROM ${tables.recurringJob} WHERE paused_at IS NULL
  )) * 1000 AS recurring_ms,
  date_part('epoch', ${firstDueAt(tables)}) * 1000 AS due_ms,
  date_part('epoch', others.timeout_at) * 1000 AS timeout_ms,
  (SELECT min(starts_at) FROM ${tables.measurement} WHERE level = 'part') IS NOT NULL AS has_unfolded,
  (${hasSigns(tables)}) IS TRUE AS has_signs,
  (SELECT md5(coalesce(string_agg(concat_ws(' ', id, is_stopping, activity IS NULL), ',' ORDER BY id), ''))
     FROM ${tables.server}) AS servers`;

/**
 * Shows that the server is alive, and answers everything that an idle server has to know, so that
 * this is the only statement that it costs. The notification comes back on the LISTEN connection and
 * proves that one alive as well.
 *
 * $1 server id · $2 memory in bytes · $3 share of a processor · $4 lag of the event loop, in
 * milliseconds; each null: as before · $5 whether it is stopping · $6 session, or null · $7 channel, or
 * null · $8 what to send on it · $9 its activity as JSON, or null: as before · $10 its queues · $11 server
 * timeout, in milliseconds
 */
export const heartbeat = statement('heartbeat', (tables) => {
  const parameters = { queues: '$10', timeoutMs: '$11' };
  return `
  WITH beat AS (${beaten(tables)}), others AS (${others(tables, parameters)})
  SELECT ${answeredBeat(tables)}, ${looked(tables, parameters)} FROM others`;
});

/**
 * The first half of heartbeat, which takes no time whatever is in the tables.
 *
 * $1 to $9 as in heartbeat
 */
export const beatAlone = statement(
  'beat-alone',
  (tables) => `
  WITH beat AS (${beaten(tables)})
  SELECT ${answeredBeat(tables)}`,
);

/**
 * The other half.
 *
 * $1 server id · $2 its queues · $3 server timeout, in milliseconds
 */
export const lookAround = statement('look-around', (tables) => {
  const parameters = { queues: '$2', timeoutMs: '$3' };
  return `
  WITH others AS (${others(tables, parameters)})
  SELECT ${looked(tables, parameters)} FROM others`;
});

/** $1 id */
export const requestServerStop = statement(
  'request-server-stop',
  (tables) => `UPDATE ${tables.server} SET is_stopping = true WHERE id = $1 RETURNING id`,
);

/** $1 id */
export const removeServer = statement(
  'remove-server',
  (tables) => `DELETE FROM ${tables.server} WHERE id = $1`,
);

const isKept = (retentionMs: string) =>
  `(lost_at > clock_timestamp() - ${retentionMs}::float8 * interval '1 millisecond')`;

/** $1 server timeout · $2 how long lost servers are kept; both in milliseconds */
export const removeTimedOutServers = statement(
  'remove-timed-out-servers',
  (tables) => `
  WITH gone AS (
    DELETE FROM ${tables.server}
     WHERE ${timesOutAt('$1')} < clock_timestamp()
    RETURNING id, name, started_at, heartbeat_at),
  forgotten AS (
    DELETE FROM ${tables.lostServer}
     WHERE NOT ${isKept('$2')} AND id NOT IN (SELECT id FROM gone))
  INSERT INTO ${tables.lostServer} (id, name, started_at, heartbeat_at)
  SELECT id, name, started_at, heartbeat_at FROM gone
      ON CONFLICT (id) DO UPDATE
     SET name = excluded.name, started_at = excluded.started_at,
         heartbeat_at = excluded.heartbeat_at, lost_at = excluded.lost_at
  RETURNING id`,
);

/** $1 how long they are kept, in milliseconds · $2 limit */
export const listLostServers = statement(
  'list-lost-servers',
  (tables) => `
  SELECT id, name, date_part('epoch', started_at) * 1000 AS started_ms,
         date_part('epoch', heartbeat_at) * 1000 AS heartbeat_ms,
         date_part('epoch', lost_at) * 1000 AS lost_ms
    FROM ${tables.lostServer}
   WHERE ${isKept('$1')}
   ORDER BY lost_at DESC, id
   LIMIT $2`,
);

export const removeAllServers = statement(
  'remove-all-servers',
  (tables) => `DELETE FROM ${tables.server} RETURNING id`,
);

export const listServers = statement(
  'list-servers',
  (tables) => `
  SELECT id, name, queues, worker_count, date_part('epoch', started_at) * 1000 AS started_ms,
         date_part('epoch', heartbeat_at) * 1000 AS heartbeat_ms, is_stopping,
         memory_bytes::float8, cpu, event_loop_lag_ms, activity, software
    FROM ${tables.server}
   ORDER BY started_at, id`,
);

export const readClock = statement(
  'read-clock',
  () => `SELECT date_part('epoch', clock_timestamp()) * 1000 AS now_ms`,
);
