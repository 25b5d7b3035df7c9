import type { DataSource } from 'typeorm';
import type { Logger } from '../../support/logger.js';
import type { DatabaseOption } from './database-option.js';
import { DEFAULT_OPTION, databaseOf } from './dialects/dialects.js';
import { TypeOrmJobStorage } from './typeorm-job-storage.js';

/**
 * The store in the database that the option names; without one, in a database inside this process.
 *
 * @throws InvalidOptionsError
 * @throws UnsupportedDatabaseError
 */
export function createTypeOrmStorage(
  option: DatabaseOption = DEFAULT_OPTION,
  logger: Logger,
): TypeOrmJobStorage {
  if (isDataSource(option)) return new TypeOrmJobStorage(option, {}, logger);
  if ('dataSource' in option) {
    const { dataSource, ...own } = option;
    return new TypeOrmJobStorage(dataSource, own, logger);
  }
  const { dataSource, own } = databaseOf(option, logger);
  return new TypeOrmJobStorage(dataSource, own, logger);
}

/** Not by its class: the application may have another copy of TypeORM. */
function isDataSource(option: DatabaseOption): option is DataSource {
  return 'createQueryRunner' in option && 'options' in option;
}
