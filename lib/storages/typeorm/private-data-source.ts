import { DataSource, type DataSourceOptions } from 'typeorm';
import { ownTypes } from './dialects/postgres/connection/own-types.js';
import { driverModuleOf, poolOptionsOf } from './pool-options.js';
import { requireDataSource } from './require-typeorm.js';

/** A DataSource that nobody but the store uses: all of its connections are the store's. */
export class PrivateDataSource extends requireDataSource(DataSource) {
  constructor(options: DataSourceOptions) {
    // TypeORM asks questions of its own when it connects, and reads the answers as the process does.
    super({ ...options, extra: { ...options.extra, types: ownTypes } });
  }
}

export interface PrivatePoolOptions {
  readonly poolSize: number;
  readonly connectionTimeoutMs: number | undefined;
}

/**
 * Reaches the database of the application's DataSource by connections of its own: the same address,
 * credentials and driver. Nothing else that the application has set up comes along: no entities, subscribers,
 * migrations or logs, and no replicas, which the store never reads from.
 */
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
  return new PrivateDataSource(options as DataSourceOptions);
}
