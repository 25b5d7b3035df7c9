import type { DataSource } from 'typeorm';
import type { Logger } from '../../../support/logger.js';
import type { Dialect, OptionDatabase, TypedOption } from '../dialect.js';
import { UnsupportedDatabaseError } from '../errors/unsupported-database-error.js';
import { mysql } from './mysql/mysql-dialect.js';
import { postgres } from './postgres/postgres-dialect.js';

/** A row for each kind of database. */
const dialects = [postgres, mysql] as const;

type OptionOf<Row> = Row extends Dialect<infer Option, infer _Pool> ? Option : never;

/** The options that name a database which one of the dialects serves. */
export type DialectOption = OptionOf<(typeof dialects)[number]>;

/** What is asked for where the application names no database. */
export const DEFAULT_OPTION: DialectOption = { type: 'pglite' };

/** What is known of a dialect by those who serve all of them. */
export type AnyDialect = Dialect<TypedOption, unknown>;

const rows: readonly AnyDialect[] = dialects;

/** @throws UnsupportedDatabaseError when there is no dialect for the DataSource's type */
export function dialectOf({ options: { type } }: DataSource): AnyDialect {
  return found(type, ({ typeormTypes }) => typeormTypes.includes(type));
}

/**
 * @throws InvalidOptionsError
 * @throws UnsupportedDatabaseError when there is no dialect for the option's type
 */
export function databaseOf(option: DialectOption, logger: Logger): OptionDatabase {
  const { type } = option;
  return found(type, ({ optionTypes }) => optionTypes.includes(type)).databaseOf(option, logger);
}

function found(type: unknown, serves: (row: AnyDialect) => boolean): AnyDialect {
  const dialect = rows.find(serves);
  if (dialect) return dialect;

  const served = rows.flatMap(({ typeormTypes }) => typeormTypes);
  throw new UnsupportedDatabaseError(String(type), served);
}
