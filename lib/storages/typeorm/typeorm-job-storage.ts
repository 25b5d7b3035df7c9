import type { DataSource } from 'typeorm';
import type { JobStorage } from '../../storage/job-storage.js';
import { StoreOfRoles } from '../../storage/store-of-roles.js';
import { type Logger, silentLogger } from '../../support/logger.js';
import { DataSourceConnection } from './data-source-connection.js';
import type { DialectStores } from './dialect.js';
import { dialectOf } from './dialects/dialects.js';
import { openerOf } from './opener-of.js';
import { poolPlanOf } from './pool-plan.js';
import { PrivateDataSource } from './private-data-source.js';
import { requireKnownOptions } from './require-known-options.js';
import { requireTypeOrm } from './require-typeorm.js';
import {
  resolveTypeOrmStorageOptions,
  type TypeOrmStorageOptions,
} from './typeorm-storage-options.js';

/**
 * Keeps jobs in the database of a TypeORM DataSource, in a schema of their own. The DataSource may be
 * the application's: it needs no entity registered, and lends nothing but its address and credentials, for a
 * few connections beside its own. One that is not initialised yet is initialised here, and destroyed by
 * the `close` of the last store on it.
 */
export class TypeOrmJobStorage extends StoreOfRoles implements JobStorage {
  readonly name: string;
  readonly features: JobStorage['features'];
  readonly clock: JobStorage['clock'];
  readonly transactionOpener: JobStorage['transactionOpener'];
  readonly conflicts: JobStorage['conflicts'];
  private readonly connection: DataSourceConnection<unknown>;
  private readonly stores: DialectStores;
  private closing: Promise<void> | undefined;

  /**
   * @throws UnsupportedDatabaseError when there is no dialect for the DataSource's type
   * @throws UnsupportedVersionError for a Connection of TypeORM 0.2
   * @throws InvalidOptionsError
   */
  constructor(
    dataSource: DataSource,
    options: TypeOrmStorageOptions = {},
    logger: Logger = silentLogger,
  ) {
    requireTypeOrm(dataSource);
    const dialect = dialectOf(dataSource);
    requireKnownOptions(dialect, options);
    const { pools, canListen } = dialect;
    const given = resolveTypeOrmStorageOptions(options);
    const plan = poolPlanOf(dataSource, pools, given);
    const { exclusive, wakeUp } = given;
    const notifications =
      !wakeUp && given.notifications && canListen && mayListen(plan.poolSize, logger);
    const connection = new DataSourceConnection(dataSource, pools, plan);
    const stores = dialect.createStores(() => connection.pool(), {
      options: { ...given, notifications },
      dataSource,
      plan,
      logger,
    });

    super(stores.roles);
    this.name = dialect.nameOf(dataSource);
    this.connection = connection;
    this.stores = stores;
    this.features = {
      callerTransactions: true,
      pushNotifications: exclusive || notifications || wakeUp !== undefined,
      exclusive,
      jobConnections: plan.jobConnections,
    };
    this.clock = stores.clock;
    this.conflicts = stores.conflicts;
    const isPrivate = dataSource instanceof PrivateDataSource;
    this.transactionOpener = isPrivate ? undefined : openerOf(dataSource);
  }

  get valueLimit(): JobStorage['valueLimit'] {
    return this.stores.valueLimit;
  }

  async open(): Promise<void> {
    await this.closing?.catch(() => {});
    this.connection.open();
    await this.stores.open();
  }

  close(): Promise<void> {
    this.closing ??= this.closeInOrder().finally(() => {
      this.closing = undefined;
    });
    return this.closing;
  }

  private async closeInOrder(): Promise<void> {
    await this.stores.close();
    await this.connection.close();
  }
}

/** Listening takes a connection for good: the only one of a pool is not to be had for that. */
function mayListen(poolSize: number, logger: Logger): boolean {
  if (poolSize !== 1) return true;

  logger.warn('With a pool of one connection, new jobs are not announced but looked for');
  return false;
}
