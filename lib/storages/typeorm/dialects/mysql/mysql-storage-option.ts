import type { DataSourceOptions } from 'typeorm';
import { InvalidOptionsError } from '../../../../support/options/invalid-options-error.js';
import type { OptionDatabase } from '../../dialect.js';
import { dividedOptions } from '../../divided-options.js';
import { PrivateDataSource } from '../../private-data-source.js';
import {
  CONNECTION_TIMEOUT_MS,
  type TypeOrmStorageOptions,
} from '../../typeorm-storage-options.js';
import { privateOptions } from './connection/private-options.js';

type TypeOrmOptions = Extract<DataSourceOptions, { type: 'mysql' | 'mariadb' }>;

/** TypeORM's own options, and those of the job store. */
export type MysqlStorageOption = {
  readonly [Name in keyof TypeOrmOptions]: TypeOrmOptions[Name] | undefined;
} & Pick<TypeOrmOptions, 'type'> &
  Pick<TypeOrmStorageOptions, 'tablePrefix' | 'answerTimeoutMs' | 'connectionTimeoutMs' | 'wakeUp'>;

/** @throws InvalidOptionsError */
export function mysqlDatabaseOf(option: MysqlStorageOption): OptionDatabase {
  const { own, given } = dividedOptions(option);
  const address = given.url ?? given.host ?? given.socketPath ?? given.replication ?? given.extra;
  if (address === undefined) {
    throw new InvalidOptionsError('storage', [
      'storage.url: expected the URL of a MySQL or MariaDB database (or storage.host), got undefined.',
    ]);
  }
  const dataSource = new PrivateDataSource(
    privateOptions({ connectTimeout: own.connectionTimeoutMs ?? CONNECTION_TIMEOUT_MS, ...given }),
  );
  return { dataSource, own };
}
