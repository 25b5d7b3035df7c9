import type { DataSource, DataSourceOptions } from 'typeorm';
import type { PrivatePoolOptions } from '../../../pools.js';
import { PrivateDataSource } from '../../../private-data-source.js';
import { ownTypes } from './own-types.js';
import { driverModuleOf, poolOptionsOf } from './pool-options.js';

/** TypeORM asks questions of its own when it connects, and would read the answers as the process does. */
export const privateDataSource = (options: DataSourceOptions): PrivateDataSource =>
  new PrivateDataSource({
    ...options,
    extra: { ...options.extra, types: ownTypes },
  } as DataSourceOptions);

/** Reaches the database of the application's DataSource by connections of the store's own. */
export function privateCopyOf(
  dataSource: DataSource,
  { poolSize, connectionTimeoutMs }: PrivatePoolOptions,
): PrivateDataSource {
  const given = poolOptionsOf(dataSource);
  const { url, host, port, username, password, database, ssl, applicationName } =
    given.replication?.master ?? given;
  const { min: _, ...extra } = given.extra ?? {};

  const options = {
    type: 'postgres',
    ...{ url, host, port, username, password, database, ssl },
    applicationName: given.applicationName ?? applicationName,
    connectTimeoutMS: given.connectTimeoutMS ?? connectionTimeoutMs,
    driver: driverModuleOf(dataSource),
    extra: { ...extra, max: poolSize },
    // A connection that breaks is noticed where it is used.
    poolErrorHandler: () => {},
    logging: false,
    installExtensions: false,
  };
  return privateDataSource(options as DataSourceOptions);
}
