import type { DataSourceOptions } from 'typeorm';
import { InvalidOptionsError } from '../../../../support/options/invalid-options-error.js';
import type { OptionDatabase } from '../../dialect.js';
import { dividedOptions } from '../../divided-options.js';
import {
  CONNECTION_TIMEOUT_MS,
  type TypeOrmStorageOptions,
} from '../../typeorm-storage-options.js';
import { privateDataSource } from './connection/private-data-source.js';

type TypeOrmOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** TypeORM's own options, and those of the job store. */
export type PostgresStorageOption = {
  readonly [Name in keyof TypeOrmOptions]: TypeOrmOptions[Name] | undefined;
} & Pick<TypeOrmOptions, 'type'> &
  Omit<TypeOrmStorageOptions, 'exclusive' | 'tablePrefix'>;

/** The operating system finds out soon that nobody is there any more. */
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

/** @throws InvalidOptionsError */
export function postgresDatabaseOf(option: PostgresStorageOption): OptionDatabase {
  const { own, given } = dividedOptions(option);
  const address = given.url ?? given.host ?? given.replication ?? given.extra ?? given.driver;
  if (address === undefined) {
    throw new InvalidOptionsError('storage', [
      'storage.url: expected the URL of a PostgreSQL database (or storage.host), got undefined.',
    ]);
  }

  // TypeORM's options do not allow undefined, which is how this library takes "left out".
  const options = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  const dataSource = privateDataSource({
    connectTimeoutMS: own.connectionTimeoutMs ?? CONNECTION_TIMEOUT_MS,
    ...options,
    extra: { ...KEEP_ALIVE, ...given.extra },
  } as DataSourceOptions);
  return { dataSource, own };
}
