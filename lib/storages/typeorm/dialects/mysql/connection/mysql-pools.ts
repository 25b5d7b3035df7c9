import type { DataSource, DataSourceOptions } from 'typeorm';
import type { Pools, PrivatePoolOptions } from '../../../pools.js';
import { PrivateDataSource } from '../../../private-data-source.js';
import type { DriverCluster, DriverPool } from './mysql-driver.js';
import { MysqlPool } from './mysql-pool.js';
import { privateOptions } from './private-options.js';
import { connectionError } from './storage-error.js';

export type MysqlOptions = Extract<DataSourceOptions, { type: 'mysql' | 'mariadb' }>;

/** Of mysql2, for a DataSource that says nothing. */
const USUAL_POOL_SIZE = 10;

const known = new WeakMap<DriverPool, MysqlPool>();

export const mysqlPools: Pools<MysqlPool> = {
  poolOf,
  sizeOf,
  canHaveSecond: () => true,
  secondOf,
  // Each connection is heard when it is first used.
  secure: () => {},
  connectionError,
};

const optionsOf = ({ options }: DataSource): MysqlOptions => options as MysqlOptions;

/**
 * TypeORM's driver keeps its pool, or a cluster of pools where there are replicas, and leaves them out of the Driver
 * interface. A cluster would hand out connections to replicas, too.
 */
function poolOf(dataSource: DataSource): MysqlPool | undefined {
  const { pool, poolCluster } = dataSource.driver as {
    readonly pool?: DriverPool;
    readonly poolCluster?: DriverCluster;
  };
  const driver = pool ?? poolCluster?._nodes.MASTER?.pool;
  if (!driver) return undefined;

  const found = known.get(driver) ?? new MysqlPool(driver, dataSource instanceof PrivateDataSource);
  known.set(driver, found);
  return found;
}

function sizeOf(dataSource: DataSource): number {
  const { extra, poolSize } = optionsOf(dataSource);
  return (
    (extra as { connectionLimit?: number } | undefined)?.connectionLimit ??
    poolSize ??
    USUAL_POOL_SIZE
  );
}

function secondOf(
  dataSource: DataSource,
  { poolSize, connectionTimeoutMs }: PrivatePoolOptions,
): DataSource {
  const given = optionsOf(dataSource);
  const { url, host, port, username, password, database, ssl, socketPath } =
    given.replication?.master ?? given;
  return new PrivateDataSource(
    privateOptions({
      type: given.type,
      ...{ url, host, port, username, password, database },
      ssl: ssl ?? given.ssl,
      socketPath: socketPath ?? given.socketPath,
      driver: given.driver,
      connectTimeout: given.connectTimeout ?? connectionTimeoutMs,
      extra: { ...given.extra, connectionLimit: poolSize },
    }),
  );
}
