import { Migrator } from '../../../../sql/schema/migrator.js';
import type { Executor } from '../connection/executor.js';
import type { MysqlDatabase } from '../connection/mysql-database.js';
import { migrations } from './migrations/index.js';
import type { Migration } from './migrations/migration.js';
import { MysqlSchema } from './mysql-schema.js';

export function mysqlMigrator(
  database: MysqlDatabase,
  prefix: string,
  steps: readonly Migration[] = migrations,
): Migrator<Executor, Migration> {
  return new Migrator<Executor, Migration>(new MysqlSchema(database, prefix), prefix, steps);
}
