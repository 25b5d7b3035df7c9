import type { DataSourceOptions } from 'typeorm';

/** The operating system finds out soon that nobody is there any more. */
const KEEP_ALIVE = { enableKeepAlive: true, keepAliveInitialDelay: 10_000 } as const;

/**
 * TypeORM's options for connections of the store's own: texts of four bytes, numbers as numbers, and statements that stay
 * prepared; nothing that the application has set up beside.
 */
export function privateOptions({
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
    charset: 'utf8mb4',
    timezone: 'Z',
    bigNumberStrings: false,
    multipleStatements: false,
    logging: false,
    extra: { ...KEEP_ALIVE, ...(extra as object | undefined), maxPreparedStatements: 200 },
  } as unknown as DataSourceOptions;
}
