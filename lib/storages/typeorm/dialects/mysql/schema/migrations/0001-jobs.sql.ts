import { ENQUEUED, PROCESSING, SCHEDULED } from '../../../../../../states/state-names.js';
import { PARKED } from '../../../../../../storage/queues/parked-jobs.js';
import { dropped, engine, ID, NAME, QUEUE, TEXT, TIME } from './column-types.sql.js';
import type { Migration } from './migration.js';

const microseconds = (time: string) => `TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ${time})`;

/** What decided the place of an unfinished job before migration 6. */
export const place = `
  CASE WHEN state = '${ENQUEUED}' AND waiting_for IS NULL THEN CONCAT('e:', queue)
       WHEN state = '${ENQUEUED}' THEN CONCAT('w:', queue)
       WHEN state = '${SCHEDULED}' AND failure IS NULL THEN 's:'
       WHEN state = '${SCHEDULED}' THEN 't:'
       WHEN state = '${PROCESSING}' THEN CONCAT('p:', COALESCE(server_id, ''))
       ELSE CONCAT('z:', state)
  END`;

/** A Scheduled job without a time was written by hand, and is due at once. */
export const placeOrder = `
  CASE WHEN state = '${ENQUEUED}' THEN priority
       WHEN state = '${SCHEDULED}' THEN COALESCE(${microseconds('run_at')}, -9000000000000000000)
       WHEN state = '${PROCESSING}' THEN 0
       ELSE ${microseconds('changed_at')}
  END`;

/** What a job is parked for. No name has a character 0, so calls are in the order of their names. */
export const parkedCall = `
  CASE WHEN waiting_for = '${PARKED}'
       THEN CONCAT(queue, CHAR(0 USING utf8mb4), type, CHAR(0 USING utf8mb4), method)
  END`;

/**
 * Unfinished jobs stand in `job`, which stays small and hot; finished ones move to `finished_job`.
 *
 * InnoDB has no partial indexes, and an index on a column that is mostly NULL takes an entry for each row nevertheless. So
 * `job` has one index in the place of five: every job has one place at a time. Those that are parked are found by one more,
 * whose key is one column, so that it costs the others little.
 */
export const jobs: Migration = {
  number: 1,
  name: 'jobs',

  up: (tables) => [
    `CREATE TABLE IF NOT EXISTS ${tables.job} (
      id          ${ID} NOT NULL PRIMARY KEY,
      state       ${NAME} NOT NULL,
      queue       ${QUEUE} NOT NULL,
      priority    SMALLINT NOT NULL,
      attempt     INT NOT NULL DEFAULT 0,
      type        ${NAME} NOT NULL,
      method      ${NAME} NOT NULL,
      created_at  ${TIME} NOT NULL,
      run_at      ${TIME},
      changed_at  ${TIME} NOT NULL,
      server_id   ${NAME},
      waiting_for ${NAME},
      woken_for   ${NAME},
      wait_until  ${TIME},
      batch_id    ${ID},
      has_continuations BOOLEAN NOT NULL DEFAULT FALSE,
      failure     ${TEXT},
      fingerprint ${NAME},
      arguments   ${TEXT} NOT NULL,
      parameters  ${TEXT} NOT NULL,
      history     ${TEXT} NOT NULL,
      place       VARCHAR(210) AS (${place}) STORED,
      place_order BIGINT AS (${placeOrder}) STORED,
      parked_call VARCHAR(452) AS (${parkedCall}) STORED,
      KEY job_place (place, place_order, id),
      KEY job_parked (parked_call, priority, id),
      KEY job_waiting (waiting_for, queue, priority, id),
      KEY job_woken (woken_for, queue, priority, id),
      KEY job_overdue (wait_until),
      KEY job_batch (batch_id, state)
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.finishedJob} (
      id          ${ID} NOT NULL PRIMARY KEY,
      state       ${NAME} NOT NULL,
      queue       ${QUEUE} NOT NULL,
      priority    SMALLINT NOT NULL,
      attempt     INT NOT NULL,
      type        ${NAME} NOT NULL,
      method      ${NAME} NOT NULL,
      created_at  ${TIME} NOT NULL,
      finished_at ${TIME} NOT NULL,
      expire_at   ${TIME} NOT NULL,
      batch_id    ${ID},
      failure     ${TEXT},
      fingerprint ${NAME},
      arguments   ${TEXT} NOT NULL,
      parameters  ${TEXT} NOT NULL,
      history     ${TEXT} NOT NULL,
      KEY finished_job_latest (state, finished_at, id),
      KEY finished_job_expiring (expire_at),
      KEY finished_job_batch (batch_id, state)
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.jobLock} (
      resource  ${NAME} NOT NULL PRIMARY KEY,
      job_id    ${ID},
      attempt   INT,
      server_id ${NAME},
      KEY job_lock_server (server_id),
      KEY job_lock_job (job_id)
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.pausedQueue} (
      queue     ${QUEUE} NOT NULL PRIMARY KEY,
      paused_at ${TIME} NOT NULL,
      paused_by ${TEXT} NOT NULL
    ) ${engine(tables)}`,

    // Settlements only ever append here, so they never wait for one another's rows.
    `CREATE TABLE IF NOT EXISTS ${tables.counterIncrement} (
      number BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
      name   ${NAME} NOT NULL,
      hour   ${TIME} NOT NULL,
      amount BIGINT NOT NULL
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.counter} (
      name   ${NAME} NOT NULL,
      hour   ${TIME} NOT NULL,
      amount BIGINT NOT NULL,
      PRIMARY KEY (name, hour)
    ) ${engine(tables)}`,
  ],

  down: (tables) =>
    dropped([
      tables.counter,
      tables.counterIncrement,
      tables.pausedQueue,
      tables.jobLock,
      tables.finishedJob,
      tables.job,
    ]),
};
