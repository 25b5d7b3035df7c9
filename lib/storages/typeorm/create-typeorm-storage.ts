import type { DataSource, DataSourceOptions } from 'typeorm';
import type { Logger } from '../../support/logger.js';
import { InvalidOptionsError } from '../../support/options/invalid-options-error.js';
import type { DatabaseOption, PostgresStorageOption } from './database-option.js';
import { createPgliteDriver } from './dialects/postgres/pglite/pglite-driver.js';
import { UnsupportedDatabaseError } from './errors/unsupported-database-error.js';
import { PrivateDataSource } from './private-data-source.js';
import { TypeOrmJobStorage } from './typeorm-job-storage.js';
import { CONNECTION_TIMEOUT_MS } from './typeorm-storage-options.js';

const DEFAULT_DATA_DIR = './.hangfire';
/** The operating system finds out soon that nobody is there any more. */
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

/**
 * The store in the database that the option names; without one, in a database inside this process.
 *
 * @throws InvalidOptionsError
 * @throws UnsupportedDatabaseError
 */
export function createTypeOrmStorage(
  option: DatabaseOption | undefined,
  logger: Logger,
): TypeOrmJobStorage {
  if (option === undefined) return embeddedStorage(DEFAULT_DATA_DIR, logger);
  if (isDataSource(option)) return new TypeOrmJobStorage(option, {}, logger);
  if ('dataSource' in option) {
    const { dataSource, ...own } = option;
    return new TypeOrmJobStorage(dataSource, own, logger);
  }
  if (option.type === 'pglite') return embeddedStorage(option.dataDir ?? DEFAULT_DATA_DIR, logger);
  if (option.type === 'postgres') return postgresStorage(option, logger);
  throw new UnsupportedDatabaseError(String((option as { type?: unknown }).type));
}

function embeddedStorage(dataDir: string, logger: Logger): TypeOrmJobStorage {
  const onCreation = (place: string) =>
    logger.info('Making the embedded database, which takes some seconds', { dataDir: place });
  const driver = createPgliteDriver({ dataDir, onCreation });
  const dataSource = new PrivateDataSource({ type: 'postgres', driver });
  return new TypeOrmJobStorage(dataSource, { exclusive: true }, logger);
}

function postgresStorage(option: PostgresStorageOption, logger: Logger): TypeOrmJobStorage {
  const {
    schema,
    preparedStatements,
    notifications,
    answerTimeoutMs,
    connectionTimeoutMs,
    ...given
  } = option;
  const address = given.url ?? given.host ?? given.replication ?? given.extra ?? given.driver;
  if (address === undefined) {
    throw new InvalidOptionsError('storage', [
      'storage.url: expected the URL of a PostgreSQL database (or storage.host), got undefined.',
    ]);
  }

  // TypeORM's options do not allow undefined, which is how this library takes "left out".
  const options = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as unknown as DataSourceOptions;
  const own = {
    schema,
    preparedStatements,
    notifications,
    answerTimeoutMs,
    connectionTimeoutMs,
  };
  const dataSource = new PrivateDataSource({
    connectTimeoutMS: connectionTimeoutMs ?? CONNECTION_TIMEOUT_MS,
    ...options,
    extra: { ...KEEP_ALIVE, ...given.extra },
  } as DataSourceOptions);
  return new TypeOrmJobStorage(dataSource, own, logger);
}

/** Not by its class: the application may have another copy of TypeORM. */
function isDataSource(option: DatabaseOption): option is DataSource {
  return 'createQueryRunner' in option && 'options' in option;
}
