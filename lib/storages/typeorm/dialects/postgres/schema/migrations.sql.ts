import { statement } from '../statement.js';

/**
 * Lets one process migrate at a time; the others wait and then find nothing left to do. An advisory lock
 * could be held for ever by anybody in the database.
 */
export const lockMigrations = statement(
  'lock-migrations',
  (tables) => `LOCK TABLE ${tables.migration} IN SHARE ROW EXCLUSIVE MODE`,
);

/** Until the transaction ends. After `lock-migrations`, which has no bound. */
export const boundLockWaits = statement('bound-lock-waits', () => "SET LOCAL lock_timeout = '1s'");

/** What is locked after it is let go by `return-to-start`. */
export const markStart = statement('mark-start', () => 'SAVEPOINT migration_start');

export const returnToStart = statement(
  'return-to-start',
  () => 'ROLLBACK TO SAVEPOINT migration_start',
);

/** $1 schema */
export const findSchema = statement(
  'find-schema',
  () => 'SELECT 1 FROM pg_namespace WHERE nspname = $1',
);

/** $1 schema */
export const findMigrationTable = statement(
  'find-migration-table',
  () => `
  SELECT 1
    FROM pg_class AS class
    JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
   WHERE namespace.nspname = $1 AND class.relname = 'migration'`,
);

/** Somebody else may be making it at this moment: then it is there as soon as that one has committed. */
export const createSchema = statement(
  'create-schema',
  (tables) => `
  DO $create$
  BEGIN
    CREATE SCHEMA ${tables.schema};
  EXCEPTION WHEN duplicate_schema OR unique_violation THEN
    NULL;
  END
  $create$`,
);

/** As create-schema. */
export const createMigrationTable = statement(
  'create-migration-table',
  (tables) => `
  DO $create$
  BEGIN
    CREATE TABLE IF NOT EXISTS ${tables.migration} (
      number     integer PRIMARY KEY,
      name       text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
    );
  EXCEPTION WHEN duplicate_table OR unique_violation THEN
    NULL;
  END
  $create$`,
);

export const listMigrations = statement(
  'list-migrations',
  (tables) => `SELECT number FROM ${tables.migration} ORDER BY number`,
);

/** $1 number · $2 name */
export const insertMigration = statement(
  'insert-migration',
  (tables) => `INSERT INTO ${tables.migration} (number, name) VALUES ($1, $2)`,
);

/** $1 number */
export const removeMigration = statement(
  'remove-migration',
  (tables) => `DELETE FROM ${tables.migration} WHERE number = $1`,
);

export const removeAllMigrations = statement(
  'remove-all-migrations',
  (tables) => `DELETE FROM ${tables.migration}`,
);
