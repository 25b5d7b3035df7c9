import type { DataSource, DataSourceOptions } from 'typeorm';
import type { ConflictSource } from '../../storage/conflict-source.js';
import type { StorageRoles } from '../../storage/storage-roles.js';
import type { ValueLimit } from '../../storage/value-limit.js';
import type { Logger } from '../../support/logger.js';
import type { Clock } from '../../support/time/clock.js';
import type { PoolPlan } from './pool-plan.js';
import type { Pools } from './pools.js';
import type { PrivateDataSource } from './private-data-source.js';
import type {
  ResolvedTypeOrmStorageOptions,
  TypeOrmStorageOptions,
} from './typeorm-storage-options.js';

/** An option of the application that names a database. */
export interface TypedOption {
  readonly type: string;
}

/** The DataSource that an option asks for, which nobody but the store uses. */
export interface OptionDatabase {
  readonly dataSource: PrivateDataSource;
  /** What the option says about the store. */
  readonly own: TypeOrmStorageOptions;
}

export interface DialectContext {
  readonly options: ResolvedTypeOrmStorageOptions;
  /** What the store was given. */
  readonly dataSource: DataSource;
  readonly plan: PoolPlan;
  readonly logger: Logger;
}

/** The roles on one database. Each of their operations opens the database if need be. */
export interface DialectStores {
  readonly roles: StorageRoles;
  readonly clock: Clock;
  readonly conflicts: ConflictSource;
  readonly valueLimit: ValueLimit | undefined;
  open(): Promise<void>;
  close(): Promise<void>;
}

/**
 * What the store needs of one kind of database: a folder of `dialects/`, and a row in the table there.
 *
 * `Option` and `Pool` belong to the dialect alone: it is only given options of its types, and pools that its own
 * `pools` have answered.
 */
export interface Dialect<Option extends TypedOption, Pool> {
  /** What TypeORM calls the DataSources that the dialect serves. */
  readonly typeormTypes: readonly DataSourceOptions['type'][];
  readonly optionTypes: readonly Option['type'][];
  readonly pools: Pools<Pool>;

  /** Whether processes can tell one another about new jobs through the database, by a connection of their own. */
  readonly canListen: boolean;

  /** Options that have no effect on such a database, and why. */
  readonly foreignOptions: Readonly<Partial<Record<keyof TypeOrmStorageOptions, string>>>;

  /** The name of the store, for people. */
  nameOf(dataSource: DataSource): string;

  /** @throws InvalidOptionsError */
  databaseOf(option: Option, logger: Logger): OptionDatabase;

  /** @param connect connects if need be; every statement waits for it */
  createStores(connect: () => Promise<Pool>, context: DialectContext): DialectStores;
}
