import {
  LONG_SNAPSHOT_MS,
  MEASURED_LATELY_MS,
  SILENT_AFTER_MS,
} from '../../../../../storage/servers/signs.js';
import { jsonTable, msOf, NOW } from '../columns.js';
import { lockOfNobody } from '../locks/locks.sql.js';
import { oldestTransaction } from '../monitoring/store-health.sql.js';
import { placesOf } from '../places.js';
import { readyQueue } from '../queues/claim-jobs.sql.js';
import type { Tables } from '../schema/tables.js';
import { changeAndRead, statement } from '../statement.js';
import { firstDueColumns, gonePlaces } from '../sweeps/sweep-jobs.sql.js';

/** ? id · ? name · ? queues, as JSON · ? worker count · ? software, or null */
export const announceServer = statement(
  'announce-server',
  (tables) => `
  INSERT INTO ${tables.server} (id, name, queues, worker_count, software, started_at, heartbeat_at)
  VALUES (?, ?, ?, ?, ?, ${NOW}, ${NOW})
      ON DUPLICATE KEY UPDATE
         name = VALUES(name), queues = VALUES(queues), worker_count = VALUES(worker_count),
         software = VALUES(software), handlers = NULL, heartbeat_at = ${NOW}, is_stopping = FALSE`,
);

/** Shows that the server is alive. */
const beat = (tables: Tables) => `
  UPDATE ${tables.server}
     SET heartbeat_at = ${NOW}, memory_bytes = COALESCE(?, memory_bytes), cpu = COALESCE(?, cpu),
         event_loop_lag_ms = COALESCE(?, event_loop_lag_ms), is_stopping = is_stopping OR ?,
         activity = COALESCE(?, activity)
   WHERE id = ?`;

const TAKEN_BY_BEAT = 6;

/** `is_stopping` is null where there is no such server. */
const answeredBeat = (tables: Tables) => `
  (SELECT is_stopping FROM ${tables.server} WHERE id = ?) AS is_stopping,
  (SELECT JSON_ARRAYAGG(queue) FROM ${tables.pausedQueue}) AS paused_queues,
  (SELECT value FROM ${tables.secret}) AS secret, ${msOf(NOW)} AS now_ms`;

/** A time that is far ahead was written by hand, and would keep the jobs of the server for ever. */
const heardAt = `
  IF(heartbeat_at < TIMESTAMPADD(DAY, 1, ${NOW}), heartbeat_at, '1970-01-01')`;

/** When a server counts as gone. ? server timeout, in milliseconds */
const timesOutAt = `TIMESTAMPADD(MICROSECOND, ROUND(? * 1000), ${heardAt})`;

const ago = (ms: number) => `TIMESTAMPADD(MICROSECOND, ${-1_000 * ms}, ${NOW})`;
const [FIRST_READY, BEHIND_READY] = placesOf('ready');
const [FIRST_PARKED, BEHIND_PARKED] = placesOf('parked');

/** By ten seconds, which have five digits. The text is compared, because one that is no JSON would fail the heartbeat. */
const CLOCK_IS_WRONG = `activity REGEXP '"clockOffsetMs":-?[0-9]{5}'`;

const hasParked = (tables: Tables) => `
  EXISTS (SELECT 1 FROM ${tables.job} FORCE INDEX (job_place)
           WHERE place >= '${FIRST_PARKED}' AND place < '${BEHIND_PARKED}')`;

const hasSigns = (tables: Tables) => `
  EXISTS (SELECT 1 FROM ${tables.job} FORCE INDEX (job_place)
           WHERE place >= '${FIRST_READY}' AND place < '${BEHIND_READY}')
  OR EXISTS (SELECT 1 FROM ${tables.measurement}
              WHERE level = 'part' AND starts_at > ${ago(MEASURED_LATELY_MS)})
  OR EXISTS (SELECT 1 FROM ${tables.measurement}
              WHERE level = 'minute' AND starts_at > ${ago(MEASURED_LATELY_MS)})
  OR ${hasParked(tables)}
  OR EXISTS (SELECT 1 FROM ${tables.server}
              WHERE heartbeat_at < ${ago(SILENT_AFTER_MS)} OR ${CLOCK_IS_WRONG})`;

/**
 * For a heartbeat on MariaDB: since when the oldest snapshot is held. A user without the right PROCESS is refused, which must
 * not fail the heartbeat.
 */
const SEE_SNAPSHOTS = `
  DECLARE held_since DATETIME(6) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR 1227 BEGIN END;
  SELECT ${oldestTransaction} INTO held_since;`;

const isHeldLong = `COALESCE(held_since < ${ago(LONG_SNAPSHOT_MS)}, FALSE)`;

/**
 * The parameters: ? server timeout · ? id · ? rows of the queues of the server and their places
 *
 * @param seesSnapshots whether it stands behind `SEE_SNAPSHOTS`
 */
const looked = (tables: Tables, seesSnapshots = false) => `
  (SELECT ${msOf(`MIN(${timesOutAt})`)} FROM ${tables.server} WHERE id <> ?) AS timeout_ms,
  EXISTS (${readyQueue(tables)}) AS has_ready,
  ${hasParked(tables)} AS has_any_parked,
  EXISTS (${gonePlaces(tables)}) OR EXISTS (${lockOfNobody(tables)}) AS has_abandoned,
  EXISTS (SELECT 1 FROM ${tables.continuationDue}) AS has_released,
  EXISTS (SELECT 1 FROM ${tables.batchIncrement}) AS has_uncounted,
  (SELECT ${msOf('MIN(due_at)')} FROM ${tables.recurringJob}) AS recurring_ms,
  ${firstDueColumns(tables)}, ${msOf(NOW)} AS look_ms,
  EXISTS (SELECT 1 FROM ${tables.measurement} WHERE level = 'part') AS has_unfolded,
  (${hasSigns(tables)}${seesSnapshots ? ` OR ${isHeldLong}` : ''}) AS has_signs,
  ${seesSnapshots} AS covers_snapshots,
  (SELECT CONCAT_WS(' ', COUNT(*), BIT_XOR(CRC32(CONCAT_WS(' ', id, is_stopping, activity IS NULL))))
     FROM ${tables.server}) AS servers`;

/**
 * ? memory in bytes · ? share of a processor · ? lag of the event loop, in milliseconds; each null: as before · ? whether it
 * is stopping · ? activity as JSON, or null: as before · ? id · ? id
 */
export const beatAndRead = changeAndRead(
  'beat',
  TAKEN_BY_BEAT,
  beat,
  (tables) => `SELECT ${answeredBeat(tables)}`,
);

/** The same with everything that an idle server has to know. ? as in beat · ? and further as in look-around */
export const beatAndLook = changeAndRead(
  'beat-and-look',
  TAKEN_BY_BEAT,
  beat,
  (tables) => `SELECT ${answeredBeat(tables)}, ${looked(tables, tables.isMariaDb)}`,
  SEE_SNAPSHOTS,
);

/** ? server timeout, in milliseconds · ? id · ? rows of the queues of the server and their places */
export const lookAround = statement('look-around', (tables) => `SELECT ${looked(tables)}`);

/** ? id */
export const requestServerStop = statement(
  'request-server-stop',
  (tables) => `UPDATE ${tables.server} SET is_stopping = TRUE WHERE id = ?`,
);

/** ? id */
export const findServer = statement(
  'find-server',
  (tables) => `SELECT 1 FROM ${tables.server} WHERE id = ?`,
);

/** ? id */
export const removeServer = statement(
  'remove-server',
  (tables) => `DELETE FROM ${tables.server} WHERE id = ?`,
);

/** Those that somebody else is removing are left to them, who may stand still meanwhile. ? server timeout, in milliseconds */
export const holdTimedOutServers = statement(
  'hold-timed-out-servers',
  (tables) => `
  SELECT id FROM ${tables.server} WHERE ${timesOutAt} < ${NOW} ORDER BY id FOR UPDATE SKIP LOCKED`,
);

/** ? ids */
export const keepLostServers = statement(
  'keep-lost-servers',
  (tables) => `
  INSERT INTO ${tables.lostServer} (id, name, started_at, heartbeat_at, lost_at)
  SELECT server.id, server.name, server.started_at, server.heartbeat_at, ${NOW}
    FROM ${jsonTable('gone', { id: 'name' })}
   STRAIGHT_JOIN ${tables.server} AS server FORCE INDEX (PRIMARY)
      ON server.id = gone.id COLLATE ${tables.collation}
      ON DUPLICATE KEY UPDATE
         name = VALUES(name), started_at = VALUES(started_at), heartbeat_at = VALUES(heartbeat_at),
         lost_at = VALUES(lost_at)`,
);

/** ? ids */
export const removeServers = statement(
  'remove-servers',
  (tables) => `
  DELETE server
    FROM ${jsonTable('gone', { id: 'name' })}
   STRAIGHT_JOIN ${tables.server} AS server FORCE INDEX (PRIMARY)
      ON server.id = gone.id COLLATE ${tables.collation}`,
);

const isKept = `lost_at > TIMESTAMPADD(MICROSECOND, -ROUND(? * 1000), ${NOW})`;

/** ? how long they are kept, in milliseconds */
export const findForgottenServers = statement(
  'find-forgotten-servers',
  (tables) => `SELECT id FROM ${tables.lostServer} WHERE NOT (${isKept}) ORDER BY id`,
);

/** By their ids: a DELETE that looks at all of them would wait for those that somebody else is adding. ? ids */
export const forgetLostServers = statement(
  'forget-lost-servers',
  (tables) => `
  DELETE lost
    FROM ${jsonTable('gone', { id: 'name' })}
   STRAIGHT_JOIN ${tables.lostServer} AS lost FORCE INDEX (PRIMARY)
      ON lost.id = gone.id COLLATE ${tables.collation}`,
);

/** ? how long they are kept, in milliseconds · ? limit */
export const listLostServers = statement(
  'list-lost-servers',
  (tables) => `
  SELECT id, name, ${msOf('started_at')} AS started_ms, ${msOf('heartbeat_at')} AS heartbeat_ms,
         ${msOf('lost_at')} AS lost_ms
    FROM ${tables.lostServer}
   WHERE ${isKept}
   ORDER BY lost_at DESC, id
   LIMIT ?`,
);

export const listServers = statement(
  'list-servers',
  (tables) => `
  SELECT id, name, queues, worker_count, ${msOf('started_at')} AS started_ms,
         ${msOf('heartbeat_at')} AS heartbeat_ms, is_stopping, memory_bytes, cpu, event_loop_lag_ms,
         activity, software
    FROM ${tables.server} AS server
   ORDER BY server.started_at, id`,
);

export const removeAllServers = statement(
  'remove-all-servers',
  (tables) => `DELETE FROM ${tables.server}`,
);

export const readClock = statement('read-clock', () => `SELECT ${msOf(NOW)} AS now_ms`);
