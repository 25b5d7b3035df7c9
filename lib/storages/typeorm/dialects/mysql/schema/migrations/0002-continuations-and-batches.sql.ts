import { dropped, engine, ID, NAME, TEXT, TIME } from './column-types.sql.js';
import type { Migration } from './migration.js';

export const continuationsAndBatches: Migration = {
  number: 2,
  name: 'continuations-and-batches',

  up: (tables) => [
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
  ],

  down: (tables) =>
    dropped([tables.batchIncrement, tables.batch, tables.continuationDue, tables.continuation]),
};
