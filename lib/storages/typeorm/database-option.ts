import type { DataSource } from 'typeorm';
import type { DialectOption } from './dialects/dialects.js';
import type { TypeOrmStorageOptions } from './typeorm-storage-options.js';

/** The application's own DataSource, with options of the job store. */
export interface ExistingDataSourceOption extends Omit<TypeOrmStorageOptions, 'exclusive'> {
  readonly dataSource: DataSource;
}

/** A database that TypeORM can reach, or the options to reach it. */
export type DatabaseOption = DialectOption | ExistingDataSourceOption | DataSource;
