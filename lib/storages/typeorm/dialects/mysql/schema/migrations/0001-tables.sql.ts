import { ENQUEUED, PROCESSING, SCHEDULED } from '../../../../../../states/state-names.js';
import { PLACES } from '../../places.js';
import type { Tables } from '../tables.js';
import type { Migration } from './migration.js';

const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const NAME = 'VARCHAR(200)';
const QUEUE = 'VARCHAR(50)';
const TEXT = 'LONGTEXT';
const TIME = 'DATETIME(6)';

const engine = ({ collation }: Tables) =>
  `ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation} ROW_FORMAT = DYNAMIC`;

const microseconds = (time: string) => `TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ${time})`;

/** What decides the place of an unfinished job, as places.ts says it. */
const place = `
  CASE WHEN state = '${ENQUEUED}' AND waiting_for IS NULL THEN CONCAT('${PLACES.ready}', queue)
       WHEN state = '${ENQUEUED}' THEN CONCAT('${PLACES.waiting}', queue)
       WHEN state = '${SCHEDULED}' AND failure IS NULL THEN '${PLACES.scheduled}'
       WHEN state = '${SCHEDULED}' THEN '${PLACES.retry}'
       WHEN state = '${PROCESSING}' THEN CONCAT('${PLACES.processing}', COALESCE(server_id, ''))
       ELSE CONCAT('${PLACES.resting}', state)
  END`;

/** A Scheduled job without a time was written by hand, and is due at once. */
const placeOrder = `
  CASE WHEN state = '${ENQUEUED}' THEN priority
       WHEN state = '${SCHEDULED}' THEN COALESCE(${microseconds('run_at')}, -9000000000000000000)
       WHEN state = '${PROCESSING}' THEN 0
       ELSE ${microseconds('changed_at')}
  END`;

/**
 * Unfinished jobs stand in `job`, which stays small and hot; finished ones move to `finished_job`.
 *
 * InnoDB has no partial indexes, and an index on a column that is mostly NULL takes an entry for each row nevertheless. So
 * `job` has one index in the place of five: every job has one place at a time.
 */
export const tables: Migration = {
  number: 1,
  name: 'tables',

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
      KEY job_place (place, place_order, id),
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

    `CREATE TABLE IF NOT EXISTS ${tables.server} (
      id           ${NAME} NOT NULL PRIMARY KEY,
      name         ${NAME} NOT NULL,
      queues       ${TEXT} NOT NULL,
      worker_count INT NOT NULL,
      started_at   ${TIME} NOT NULL,
      heartbeat_at ${TIME} NOT NULL,
      is_stopping  BOOLEAN NOT NULL DEFAULT FALSE,
      memory_bytes BIGINT,
      cpu          DOUBLE,
      event_loop_lag_ms DOUBLE,
      session      ${TEXT},
      activity     ${TEXT},
      software     ${TEXT}
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.lostServer} (
      id           ${NAME} NOT NULL PRIMARY KEY,
      name         ${NAME} NOT NULL,
      started_at   ${TIME} NOT NULL,
      heartbeat_at ${TIME} NOT NULL,
      lost_at      ${TIME} NOT NULL
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

    `CREATE TABLE IF NOT EXISTS ${tables.continuation} (
      parent_id ${ID} NOT NULL,
      child_id  ${ID} NOT NULL,
      \`condition\` VARCHAR(50) NOT NULL,
      outcome   VARCHAR(50),
      PRIMARY KEY (parent_id, child_id, \`condition\`),
      KEY continuation_child (child_id, outcome)
    ) ${engine(tables)}`,

    // Parents whose links are to be looked at, in no order, some of them several times.
    `CREATE TABLE IF NOT EXISTS ${tables.continuationDue} (
      number    BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
      parent_id ${ID} NOT NULL
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.batch} (
      id          ${ID} NOT NULL PRIMARY KEY,
      batch_id    ${ID},
      description ${TEXT},
      state       ${NAME} NOT NULL,
      total       BIGINT NOT NULL DEFAULT 0,
      succeeded   BIGINT NOT NULL DEFAULT 0,
      failed      BIGINT NOT NULL DEFAULT 0,
      deleted     BIGINT NOT NULL DEFAULT 0,
      created_at  ${TIME} NOT NULL,
      started_at  ${TIME},
      finished_at ${TIME},
      expire_at   ${TIME},
      has_continuations BOOLEAN NOT NULL DEFAULT FALSE,
      KEY batch_nested (batch_id),
      KEY batch_expiring (expire_at)
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.batchIncrement} (
      number    BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
      batch_id  ${ID} NOT NULL,
      total     INT NOT NULL DEFAULT 0,
      succeeded INT NOT NULL DEFAULT 0,
      failed    INT NOT NULL DEFAULT 0,
      deleted   INT NOT NULL DEFAULT 0,
      KEY batch_increment_batch (batch_id)
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.recurringJob} (
      id            VARCHAR(100) NOT NULL PRIMARY KEY,
      version       INT NOT NULL DEFAULT 1,
      type          ${NAME} NOT NULL,
      method        ${NAME} NOT NULL,
      arguments     ${TEXT} NOT NULL,
      cron          ${TEXT} NOT NULL,
      time_zone     ${NAME} NOT NULL,
      queue         ${QUEUE},
      misfire       VARCHAR(50) NOT NULL,
      overlap       VARCHAR(50) NOT NULL,
      start_at      ${TIME},
      end_at        ${TIME},
      jitter_ms     DOUBLE NOT NULL,
      description   ${TEXT},
      declaration   ${TEXT},
      created_at    ${TIME} NOT NULL,
      updated_at    ${TIME} NOT NULL,
      paused_at     ${TIME},
      paused_by     ${TEXT},
      next_run_at   ${TIME},
      overdue_since ${TIME},
      last_run_at   ${TIME},
      last_job_id   ${ID},
      error         ${TEXT},
      failures      INT NOT NULL,
      due_at        ${TIME} AS (CASE WHEN paused_at IS NULL THEN next_run_at END) STORED,
      KEY recurring_job_due (due_at)
    ) ${engine(tables)}`,

    // The key is what lets no occurrence be created twice.
    `CREATE TABLE IF NOT EXISTS ${tables.recurringOccurrence} (
      recurring_id VARCHAR(100) NOT NULL,
      nominal_at   ${TIME} NOT NULL,
      job_id       ${ID},
      outcome      ${NAME},
      kind         VARCHAR(50),
      recorded_at  ${TIME},
      last_at      ${TIME},
      amount       INT,
      reason       ${TEXT},
      running_job_id ${ID},
      triggered_by ${TEXT},
      error        ${TEXT},
      started_at   ${TIME},
      duration_ms  DOUBLE,
      PRIMARY KEY (recurring_id, nominal_at),
      KEY recurring_occurrence_kind (recurring_id, kind, nominal_at),
      KEY recurring_occurrence_job (job_id),
      CONSTRAINT FOREIGN KEY (recurring_id) REFERENCES ${tables.recurringJob} (id)
        ON DELETE CASCADE
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.pausedQueue} (
      queue     ${QUEUE} NOT NULL PRIMARY KEY,
      paused_at ${TIME} NOT NULL,
      paused_by ${TEXT} NOT NULL
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.measurement} (
      series    VARCHAR(50) NOT NULL,
      level     VARCHAR(20) NOT NULL,
      starts_at ${TIME} NOT NULL,
      id        ${NAME} NOT NULL,
      body      ${TEXT} NOT NULL,
      PRIMARY KEY (series, level, starts_at, id)
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.problem} (
      id        ${ID} NOT NULL PRIMARY KEY,
      kind      VARCHAR(50) NOT NULL,
      subject   VARCHAR(500) NOT NULL,
      facts     ${TEXT} NOT NULL,
      opened_at ${TIME} NOT NULL,
      seen_at   ${TIME} NOT NULL,
      closed_at ${TIME},
      is_opening_told BOOLEAN NOT NULL DEFAULT FALSE,
      is_closing_told BOOLEAN NOT NULL DEFAULT FALSE,
      told_until ${TIME},
      open_subject VARCHAR(500) AS (CASE WHEN closed_at IS NULL THEN subject END) STORED,
      UNIQUE KEY problem_open (kind, open_subject)
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.problemMute} (
      kind        VARCHAR(50) NOT NULL,
      subject     VARCHAR(500) NOT NULL,
      muted_by    ${TEXT} NOT NULL,
      muted_at    ${TIME} NOT NULL,
      muted_until ${TIME},
      PRIMARY KEY (kind, subject)
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.auditEntry} (
      id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
      at        ${TIME} NOT NULL,
      user_name ${NAME} NOT NULL,
      action    ${NAME} NOT NULL,
      subject   ${NAME} NOT NULL,
      details   ${TEXT},
      KEY audit_entry_at (at)
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.bulkOperation} (
      id                ${NAME} NOT NULL PRIMARY KEY,
      action            ${NAME} NOT NULL,
      search            ${TEXT} NOT NULL,
      search_text       ${TEXT} NOT NULL,
      started_at        ${TIME} NOT NULL,
      started_by        ${TEXT} NOT NULL,
      expected          BIGINT NOT NULL,
      is_expected_exact BOOLEAN NOT NULL,
      changed           BIGINT NOT NULL DEFAULT 0,
      skipped           BIGINT NOT NULL DEFAULT 0,
      failed            BIGINT,
      \`cursor\`          ${TEXT},
      ended_at          ${TIME},
      error             ${TEXT},
      is_canceled       BOOLEAN NOT NULL DEFAULT FALSE,
      max_changed       BIGINT,
      per_minute        BIGINT,
      noted             BIGINT DEFAULT 0,
      resume_at         ${TIME},
      worked_at         ${TIME}
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.bulkJob} (
      operation_id ${NAME} NOT NULL,
      job_id       ${ID} NOT NULL,
      PRIMARY KEY (operation_id, job_id)
    ) ${engine(tables)}`,

    // A row for each work that only one process may do at a time, which locks it.
    `CREATE TABLE IF NOT EXISTS ${tables.mutex} (
      name ${NAME} NOT NULL PRIMARY KEY
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.secret} (
      is_only BOOLEAN NOT NULL DEFAULT TRUE PRIMARY KEY,
      value   ${TEXT} NOT NULL
    ) ${engine(tables)}`,
  ],

  down: (tables) =>
    [
      tables.secret,
      tables.mutex,
      tables.bulkJob,
      tables.bulkOperation,
      tables.auditEntry,
      tables.problemMute,
      tables.problem,
      tables.measurement,
      tables.pausedQueue,
      tables.recurringOccurrence,
      tables.recurringJob,
      tables.batchIncrement,
      tables.batch,
      tables.continuationDue,
      tables.continuation,
      tables.counter,
      tables.counterIncrement,
      tables.lostServer,
      tables.server,
      tables.jobLock,
      tables.finishedJob,
      tables.job,
    ].map((table) => `DROP TABLE IF EXISTS ${table}`),
};
