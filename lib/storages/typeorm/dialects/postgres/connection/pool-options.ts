import type { DataSource, DataSourceOptions } from 'typeorm';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** What TypeORM's options say about connections; `extra` is node-postgres's own. */
export type PoolOptions = Omit<PostgresOptions, 'extra' | 'poolSize'> & {
  readonly poolSize?: number;
  readonly extra?: { readonly max?: number; readonly min?: number };
};

/** Of node-postgres, for a DataSource that says nothing. */
const USUAL_POOL_SIZE = 10;

export const poolOptionsOf = ({ options }: DataSource): PoolOptions => options as PoolOptions;

/** How many connections the DataSource keeps at the most. */
export function poolSizeOf(dataSource: DataSource): number {
  const { extra, poolSize } = poolOptionsOf(dataSource);
  return extra?.max ?? poolSize ?? USUAL_POOL_SIZE;
}

/** The module that the application's TypeORM has loaded; it may be another copy than ours would find. */
export const driverModuleOf = ({ driver, options }: DataSource): unknown =>
  (driver as { postgres?: unknown }).postgres ?? (options as PoolOptions).driver;

/**
 * Whether a second pool means more connections to the same server. Whoever replaces node-postgres may keep the
 * database inside the process, where opening it twice is a mistake.
 */
export function isNodePostgres(dataSource: DataSource): boolean {
  const module = driverModuleOf(dataSource) as { Client?: unknown } | undefined;
  return module === undefined || typeof module.Client === 'function';
}
