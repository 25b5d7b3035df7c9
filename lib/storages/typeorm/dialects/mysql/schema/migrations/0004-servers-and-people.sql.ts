import { dropped, engine, ID, NAME, TEXT, TIME } from './column-types.sql.js';
import type { Migration } from './migration.js';

/** What servers tell of themselves, and what people do and see on the dashboard. */
export const serversAndPeople: Migration = {
  number: 4,
  name: 'servers-and-people',

  up: (tables) => [
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
      software     ${TEXT},
      handlers     ${NAME}
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.lostServer} (
      id           ${NAME} NOT NULL PRIMARY KEY,
      name         ${NAME} NOT NULL,
      started_at   ${TIME} NOT NULL,
      heartbeat_at ${TIME} NOT NULL,
      lost_at      ${TIME} NOT NULL
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.handlerList} (
      fingerprint ${NAME} NOT NULL PRIMARY KEY,
      body        ${TEXT} NOT NULL,
      said_at     ${TIME} NOT NULL
    ) ${engine(tables)}`,

    `CREATE TABLE IF NOT EXISTS ${tables.measurement} (
      series    VARCHAR(50) NOT NULL,
      level     VARCHAR(20) NOT NULL,
      starts_at ${TIME} NOT NULL,
      id        ${NAME} NOT NULL,
      body      ${TEXT} NOT NULL,
      PRIMARY KEY (series, level, starts_at, id),
      KEY measurement_level (level, starts_at)
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
      is_lasting  BOOLEAN NOT NULL DEFAULT FALSE,
      versions    ${TEXT},
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
    dropped([
      tables.secret,
      tables.mutex,
      tables.bulkJob,
      tables.bulkOperation,
      tables.auditEntry,
      tables.problemMute,
      tables.problem,
      tables.measurement,
      tables.handlerList,
      tables.lostServer,
      tables.server,
    ]),
};
