import { statement } from '../statement.js';

/**
 * Lets one process migrate at a time; the others wait and then find nothing left to do. The database frees it when the
 * connection ends. Answers 1 when it was got.
 *
 * ? name · ? how long to wait, in seconds
 */
export const lockMigrations = statement('lock-migrations', () => 'SELECT GET_LOCK(?, ?) AS got');

/** ? name */
export const unlockMigrations = statement('unlock-migrations', () => 'DO RELEASE_LOCK(?)');

/** ? database · ? name of the table */
export const findMigrationTable = statement(
  'find-migration-table',
  () => 'SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?',
);

export const createMigrationTable = statement(
  'create-migration-table',
  (tables) => `
  CREATE TABLE IF NOT EXISTS ${tables.migration} (
    number     INT NOT NULL PRIMARY KEY,
    name       VARCHAR(200) NOT NULL,
    applied_at DATETIME(6) NOT NULL
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${tables.collation}`,
);

export const listMigrations = statement(
  'list-migrations',
  (tables) => `SELECT number FROM ${tables.migration} ORDER BY number`,
);

/** ? number · ? name */
export const insertMigration = statement(
  'insert-migration',
  (tables) => `
  INSERT IGNORE INTO ${tables.migration} (number, name, applied_at)
  VALUES (?, ?, UTC_TIMESTAMP(6))`,
);

/** ? number */
export const removeMigration = statement(
  'remove-migration',
  (tables) => `DELETE FROM ${tables.migration} WHERE number = ?`,
);

export const removeAllMigrations = statement(
  'remove-all-migrations',
  (tables) => `DELETE FROM ${tables.migration}`,
);

/**
 * What stands in the database, as `table.column`, with the prefix of the tables.
 *
 * ? database · ? pattern of the names
 */
export const findParts = statement(
  'find-parts',
  () => `
  SELECT CONCAT(table_name, '.', column_name) AS part
    FROM information_schema.columns
   WHERE table_schema = ? AND table_name LIKE ? ESCAPE '|'`,
);
