import { z } from 'zod';
import type { WakeUpOptions } from '../../channels/wake-up-options.js';
import { wakeUpSchema } from '../../channels/wake-up-schema.js';
import { positiveInteger } from '../../support/options/option-schemas.js';
import { milliseconds, parseOptions } from '../../support/options/options.js';
import { EXACT_TEXT, isExactText } from '../../support/text/exact-text.js';

export interface TypeOrmStorageOptions {
  /**
   * The database schema that the tables live in; it is created where it does not exist. Applications
   * with different schemas know nothing of one another's jobs. At most 63 bytes.
   *
   * @default 'hangfire'
   */
  readonly schema?: string | undefined;
  /**
   * What the names of the tables begin with on MySQL and MariaDB, where they stand in the database of the connection.
   * Applications with different prefixes know nothing of one another's jobs. Up to 30 letters, digits and underscores.
   *
   * @default 'hangfire_'
   */
  readonly tablePrefix?: string | undefined;
  /**
   * Keeps statements prepared on their connections. Switch it off behind a proxy that pools
   * transactions and does not support prepared statements.
   *
   * @default true
   */
  readonly preparedStatements?: boolean | undefined;
  /**
   * Announces new jobs to other processes by LISTEN and NOTIFY, which takes one connection in each
   * process that runs jobs. Switch it off behind a proxy that pools transactions: idle servers then
   * look for jobs every second.
   *
   * @default true
   */
  readonly notifications?: boolean | undefined;
  /**
   * How long the store may take to answer a statement, in milliseconds. After that its connection is taken
   * for dead and closed, and what was asked is asked again on another one. More than any statement takes;
   * twice as much after each time.
   *
   * @default 60_000
   */
  readonly answerTimeoutMs?: number | undefined;
  /**
   * The most connections that the store has of its own, beside those of the DataSource that it was given. The
   * application's jobs and requests do not use them, so the store never waits for these to end.
   *
   * @default 8
   */
  readonly poolSize?: number | undefined;
  /**
   * How long a call waits for a connection while the pool hands out none and gets none back, in milliseconds. Then it
   * fails with a StorageUnavailableError: the database gives none, or all of the pool are in use. While the pool moves,
   * a call waits for its turn, up to thirty times as long.
   *
   * @default 10_000
   */
  readonly connectionTimeoutMs?: number | undefined;
  /**
   * A message queue through which processes tell one another at once of new jobs, instead of LISTEN and NOTIFY: MySQL
   * and MariaDB have nothing of the kind, and behind a proxy that pools transactions PostgreSQL has not. While it is
   * away, idle servers look for jobs every second.
   *
   * @default none
   */
  readonly wakeUp?: WakeUpOptions | undefined;
  /**
   * Nobody else can have the database open: there is no one to notify, and servers on record when it
   * is opened are gone.
   *
   * @default false
   */
  readonly exclusive?: boolean | undefined;
}

export type ResolvedTypeOrmStorageOptions = {
  readonly [Name in Exclude<keyof TypeOrmStorageOptions, 'poolSize' | 'wakeUp'>]-?: NonNullable<
    TypeOrmStorageOptions[Name]
  >;
} & Pick<TypeOrmStorageOptions, 'poolSize' | 'wakeUp'>;

export const CONNECTION_TIMEOUT_MS = 10_000;

const MAX_NAME_BYTES = 63;
const SCHEMA_NAME = `a name of 1 to ${MAX_NAME_BYTES} bytes that does not begin with pg_, and ${EXACT_TEXT}`;

const TABLE_PREFIX = 'a text of 1 to 30 letters, digits and underscores';

/** PostgreSQL cuts a name that is longer, in bytes, and keeps names that begin with pg_ to itself. */
function isSchemaName(name: string): boolean {
  const bytes = Buffer.byteLength(name);
  return bytes > 0 && bytes <= MAX_NAME_BYTES && isExactText(name) && !name.startsWith('pg_');
}

const NOBODY_ELSE = 'nothing, because nobody else can have the database open';

const schema = z
  .strictObject({
    schema: z.string().refine(isSchemaName, SCHEMA_NAME).default('hangfire'),
    tablePrefix: z
      .string()
      .regex(/^[A-Za-z0-9_]{1,30}$/, TABLE_PREFIX)
      .default('hangfire_'),
    preparedStatements: z.boolean().default(true),
    notifications: z.boolean().default(true),
    answerTimeoutMs: milliseconds().min(1_000).default(60_000),
    // What it is without being given depends on the DataSource.
    poolSize: positiveInteger().optional(),
    connectionTimeoutMs: milliseconds().min(100).default(CONNECTION_TIMEOUT_MS),
    wakeUp: wakeUpSchema.optional(),
    exclusive: z.boolean().default(false),
  })
  .refine(({ exclusive, wakeUp }) => !exclusive || !wakeUp, {
    path: ['wakeUp'],
    message: NOBODY_ELSE,
  });

/** @throws InvalidOptionsError */
export function resolveTypeOrmStorageOptions(
  given: TypeOrmStorageOptions = {},
): ResolvedTypeOrmStorageOptions {
  return parseOptions('storage', schema, given);
}
