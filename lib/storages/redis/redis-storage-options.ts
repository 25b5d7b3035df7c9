import { z } from 'zod';
import { positiveInteger } from '../../support/options/option-schemas.js';
import { milliseconds, parseOptions } from '../../support/options/options.js';
import { EXACT_TEXT, isExactText } from '../../support/text/exact-text.js';
import type { AnyRedisClient } from './connection/redis-package.js';

/** The address of a server. */
export interface RedisNode {
  readonly host: string;
  readonly port: number;
}

/** What a server may do that loses jobs. */
export type RedisRisk =
  /** Its changes are not in an append-only file: jobs since its last snapshot are lost when it ends. */
  | 'no-append-only-file'
  /** It removes jobs when its memory is full. */
  | 'eviction';

/** A client of ioredis that the application has. */
export interface GivenRedisClient {
  readonly status: string;
  readonly options: object;
}

/** Where the jobs are: one of `url`, `cluster`, `sentinels` and `client`. */
export interface RedisStorageOptions {
  /** One server, such as `redis://user:password@localhost:6379/0`, or `rediss://…` with TLS. */
  readonly url?: string | undefined;
  /** Some nodes of a Cluster. The store finds the others. */
  readonly cluster?: readonly RedisNode[] | undefined;
  /** The Sentinels that know the server. */
  readonly sentinels?: readonly RedisNode[] | undefined;
  /**
   * What the Sentinels call the server.
   *
   * @default 'mymaster'
   */
  readonly master?: string | undefined;
  /**
   * A client that the application has, `Redis` or `Cluster` of ioredis. The store makes connections of its own with the
   * same options, and leaves the client as it is.
   */
  readonly client?: GivenRedisClient | undefined;
  /** Further options of each connection, as ioredis has them: `username`, `password`, `db`, `tls`, `family`. */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
  /**
   * What all keys of the store begin with, in braces: `{hangfire}:job:…`. Applications with different prefixes know
   * nothing of one another's jobs. 1 to 100 characters without braces.
   *
   * @default 'hangfire'
   */
  readonly prefix?: string | undefined;
  /**
   * How many replicas must have a change before the call that made it is done. This narrows the loss of jobs in a failover, and does
   * not close it: Redis promotes a replica that lacks changes where it finds no other.
   *
   * @default 0
   */
  readonly replicas?: number | undefined;
  /**
   * How long a change may take to reach the replicas, in milliseconds. After that the call fails with a
   * StorageUnavailableError, and while replicas are missing nothing else is changed.
   *
   * @default 1_000
   */
  readonly replicaTimeoutMs?: number | undefined;
  /**
   * How long connecting may take, in milliseconds. After that the calls that wait for it fail with a
   * StorageUnavailableError.
   *
   * @default 10_000
   */
  readonly connectionTimeoutMs?: number | undefined;
  /**
   * How long the server may answer nothing, in milliseconds. After that its connection is taken for dead and closed.
   *
   * @default 30_000
   */
  readonly answerTimeoutMs?: number | undefined;
  /**
   * Ways of losing jobs that the application can bear. The store refuses to open on a server that loses jobs in another
   * way.
   *
   * @default []
   */
  readonly acceptedRisks?: readonly RedisRisk[] | undefined;
}

type Defaults =
  | 'master'
  | 'prefix'
  | 'replicas'
  | 'replicaTimeoutMs'
  | 'connectionTimeoutMs'
  | 'answerTimeoutMs'
  | 'acceptedRisks';

export type ResolvedRedisStorageOptions = {
  readonly [Name in Defaults]-?: NonNullable<RedisStorageOptions[Name]>;
} & Pick<RedisStorageOptions, 'url' | 'cluster' | 'sentinels' | 'options'> & {
    readonly client?: AnyRedisClient | undefined;
  };

const MAX_PREFIX_LENGTH = 100;
const PREFIX = `a text of 1 to ${MAX_PREFIX_LENGTH} characters without { and }, and ${EXACT_TEXT}`;
const URL_OF_REDIS = 'a URL that begins with redis:// or rediss://';
const CLIENT = 'a client of ioredis';
const ONE_PLACE = 'one of url, cluster, sentinels and client';
const PLACES = ['url', 'cluster', 'sentinels', 'client'] as const;

const node = z.strictObject({ host: z.string().min(1), port: positiveInteger().max(65_535) });

const schema = z
  .strictObject({
    url: z.string().optional(),
    cluster: z.array(node).min(1).optional(),
    sentinels: z.array(node).min(1).optional(),
    master: z.string().min(1).default('mymaster'),
    client: z.custom<AnyRedisClient>(isClient, CLIENT).optional(),
    options: z.record(z.string(), z.unknown()).optional(),
    prefix: z.string().refine(isPrefix, PREFIX).default('hangfire'),
    replicas: z.int().nonnegative().max(100).default(0),
    replicaTimeoutMs: milliseconds().min(10).default(1_000),
    connectionTimeoutMs: milliseconds().min(100).default(10_000),
    answerTimeoutMs: milliseconds().min(1_000).default(30_000),
    acceptedRisks: z.array(z.enum(['no-append-only-file', 'eviction'])).default([]),
  })
  .superRefine((given, context) => {
    const places = PLACES.filter((place) => given[place] !== undefined);
    if (places.length !== 1) {
      const input = places.length === 0 ? undefined : places.join(' and ');
      context.addIssue({ code: 'custom', path: [places[1] ?? 'url'], message: ONE_PLACE, input });
    }
    if (given.url !== undefined && !isUrl(given.url)) {
      // It may have a password in it, which no message may repeat.
      const input = 'another one';
      context.addIssue({ code: 'custom', path: ['url'], message: URL_OF_REDIS, input });
    }
  });

/** @throws InvalidOptionsError */
export const resolveRedisStorageOptions = (
  given: RedisStorageOptions,
): ResolvedRedisStorageOptions => parseOptions('storage', schema, given);

function isPrefix(prefix: string): boolean {
  const { length } = prefix;
  return length > 0 && length <= MAX_PREFIX_LENGTH && isExactText(prefix) && !/[{}]/.test(prefix);
}

function isUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (url?.protocol === 'redis:' || url?.protocol === 'rediss:') && url.hostname !== '';
}

/** Not by its class: the application may have another copy of ioredis. */
function isClient(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return ['duplicate', 'evalsha', 'connect', 'disconnect'].every(
    (name) => typeof Reflect.get(value, name) === 'function',
  );
}
