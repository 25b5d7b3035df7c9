import type { DataSourceOptions } from 'typeorm';

/** The operating system finds out soon that nobody is there any more. */
const KEEP_ALIVE = { enableKeepAlive: true, keepAliveInitialDelay: 10_000 } as const;

const PRIVATE = {
  charset: 'utf8mb4',
  timezone: 'Z',
  supportBigNumbers: true,
  bigNumberStrings: false,
  dateStrings: false,
  decimalNumbers: false,
  typeCast: true,
  rowsAsArray: false,
  nestTables: false,
  namedPlaceholders: false,
  multipleStatements: false,
  maxPreparedStatements: 200,
} as const;

/**
 * TypeORM's options for connections of the store's own: texts of four bytes, numbers as numbers, and statements that stay
 * prepared; nothing that the application has set up beside.
 */
export function privateOptions({
  type,
  extra,
  ...given
}: { readonly type: 'mysql' | 'mariadb'; readonly extra?: unknown } & Readonly<
  Record<string, unknown>
>): DataSourceOptions {
  const named = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  return {
    ...named,
    type,
    logging: false,
    // TypeORM's own options give way to these.
    extra: { ...KEEP_ALIVE, ...(extra as object | undefined), ...PRIVATE },
  } as DataSourceOptions;
}
