import { Migrator } from '../../../../sql/schema/migrator.js';
import type { Executor, PostgresDatabase } from '../connection/postgres-database.js';
import { migrations } from './migrations/index.js';
import type { Migration } from './migrations/migration.js';
import { PostgresSchema, type PostgresSchemaOptions } from './postgres-schema.js';

export interface MigratorOptions extends PostgresSchemaOptions {
  readonly steps?: readonly Migration[];
}

export function postgresMigrator(
  database: PostgresDatabase,
  { steps = migrations, ...options }: MigratorOptions,
): Migrator<Executor, Migration> {
  return new Migrator(new PostgresSchema(database, options), options.schema, steps);
}
