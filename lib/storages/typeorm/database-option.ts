import type { DataSource, DataSourceOptions } from 'typeorm';
import type { TypeOrmStorageOptions } from './typeorm-storage-options.js';

/** A PostgreSQL inside the process, for one process at a time. */
export interface EmbeddedStorageOption {
  readonly type: 'pglite';
  /**
   * The folder that holds the database. `memory://` keeps nothing.
   *
   * @default './.hangfire'
   */
  readonly dataDir?: string | undefined;
}

type TypeOrmOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** TypeORM's own options, and those of the job store. */
export type PostgresStorageOption = {
  readonly [Name in keyof TypeOrmOptions]: TypeOrmOptions[Name] | undefined;
} & Omit<TypeOrmStorageOptions, 'exclusive'>;

/** The application's own DataSource, with options of the job store. */
export interface ExistingDataSourceOption extends Omit<TypeOrmStorageOptions, 'exclusive'> {
  readonly dataSource: DataSource;
}

/** A database that TypeORM can reach, or the options to reach it. */
export type DatabaseOption =
  | EmbeddedStorageOption
  | PostgresStorageOption
  | ExistingDataSourceOption
  | DataSource;
