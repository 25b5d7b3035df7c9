import { hostname } from 'node:os';
import { z } from 'zod';
import { DEFAULT_QUEUE } from '../creation/creation.js';
import { isQueueName } from '../job/queue-name.js';
import { NAME_LIMITS } from '../storage/name-limits.js';
import { positiveInteger } from '../support/options/option-schemas.js';
import { milliseconds, parseOptions } from '../support/options/options.js';
import { EXACT_TEXT, isExactText } from '../support/text/exact-text.js';

/** The settings of a server, that is, of the part of a process that runs jobs. */
export interface ServerOptions {
  /**
   * What people see; the server's id is made from it.
   *
   * @default the host's name
   */
  name?: string | undefined;
  /**
   * The queues that it serves, in order of preference: a later one gets its turn only when the
   * earlier ones are empty. Jobs in other queues are never touched.
   *
   * @default `default` and those that `@Queue` names in this process, in alphabetical order
   */
  queues?: readonly string[] | undefined;
  /**
   * How many jobs run at the same time.
   *
   * @default 20
   */
  workerCount?: number | undefined;
  /**
   * Runs jobs only and leaves schedules, recovery and clean-up to other servers.
   *
   * @default false
   */
  isLightweight?: boolean | undefined;
  /**
   * The most jobs that are claimed ahead of a free worker. How many really are follows the speed of
   * the jobs; slow ones are not claimed ahead at all.
   *
   * @default 1_500
   */
  maxPrefetch?: number | undefined;
  /**
   * How long a job that was claimed ahead may wait for a worker before it is handed back, in
   * milliseconds.
   *
   * @default 1_000
   */
  prefetchTimeoutMs?: number | undefined;
  /**
   * How often an idle server looks for jobs by itself, in milliseconds. Only the safety net where the
   * store announces new jobs; where it cannot, this is the longest that a job waits.
   *
   * @default 60_000, or 1_000 where the store cannot announce
   */
  pollingIntervalMs?: number | undefined;
  /**
   * How often the server shows that it is alive, in milliseconds. Must be less than half of
   * `serverTimeoutMs`.
   *
   * @default 6_000
   */
  heartbeatIntervalMs?: number | undefined;
  /**
   * A server that was silent for this long counts as gone: its jobs run again elsewhere. One that
   * cannot reach the store for this long aborts its running jobs. In milliseconds.
   *
   * @default 15_000
   */
  serverTimeoutMs?: number | undefined;
  /**
   * How long running jobs may go on when the server stops, in milliseconds. Then their AbortSignals
   * fire and they go back to their queues.
   *
   * @default 15_000
   */
  shutdownTimeoutMs?: number | undefined;
  /**
   * How long an aborted job may take to end by itself when the server stops, in milliseconds.
   *
   * @default 1_000
   */
  abortTimeoutMs?: number | undefined;
  /**
   * A job that has been running for this long is logged once, because it may be stuck; nothing else
   * happens to it (`@JobTimeout` ends jobs). In milliseconds.
   *
   * @default 3_600_000
   */
  stuckJobTimeoutMs?: number | undefined;
  /**
   * How often running jobs are checked for having been taken away, where no wake-up told so, in
   * milliseconds.
   *
   * @default 5_000
   */
  cancellationCheckIntervalMs?: number | undefined;
  /**
   * How often expired jobs are removed, in milliseconds.
   *
   * @default 1_800_000
   */
  expirationCheckIntervalMs?: number | undefined;
  /**
   * How often fresh counts are folded into the statistics, in milliseconds.
   *
   * @default 300_000
   */
  countersAggregateIntervalMs?: number | undefined;
  /**
   * A job that was running this many times when its server died ends Failed instead of running
   * again.
   *
   * @default 5
   */
  maxCrashes?: number | undefined;
  /**
   * How many lines of an exception's stack are kept.
   *
   * @default 100
   */
  maxStackLines?: number | undefined;
}

export type ResolvedServerOptions = {
  readonly [Name in keyof ServerOptions]-?: NonNullable<ServerOptions[Name]>;
};

const queueName = z.string().refine(isQueueName, 'a queue name: [a-z0-9_-]+, 1 to 50 characters');

function schemaFor(defaults: Pick<ResolvedServerOptions, 'pollingIntervalMs' | 'queues'>) {
  return z
    .strictObject({
      name: z
        .string()
        .trim()
        .min(1)
        .max(NAME_LIMITS.serverName)
        .refine(isExactText, EXACT_TEXT)
        .default(hostname),
      queues: z
        .array(queueName)
        .min(1)
        .default([...defaults.queues]),
      workerCount: positiveInteger().max(10_000).default(20),
      isLightweight: z.boolean().default(false),
      maxPrefetch: z.int().nonnegative().max(10_000).default(1_500),
      prefetchTimeoutMs: milliseconds().default(1_000),
      pollingIntervalMs: milliseconds().min(10).default(defaults.pollingIntervalMs),
      heartbeatIntervalMs: milliseconds().min(50).default(6_000),
      serverTimeoutMs: milliseconds().min(100).default(15_000),
      shutdownTimeoutMs: milliseconds().default(15_000),
      abortTimeoutMs: milliseconds().default(1_000),
      stuckJobTimeoutMs: milliseconds().min(100).default(3_600_000),
      cancellationCheckIntervalMs: milliseconds().min(50).default(5_000),
      expirationCheckIntervalMs: milliseconds().min(1_000).default(1_800_000),
      countersAggregateIntervalMs: milliseconds().min(100).default(300_000),
      maxCrashes: positiveInteger().default(5),
      maxStackLines: z.int().nonnegative().default(100),
    })
    .refine(
      ({ heartbeatIntervalMs, serverTimeoutMs }) => heartbeatIntervalMs * 2 < serverTimeoutMs,
      { path: ['heartbeatIntervalMs'], message: 'less than half of serverTimeoutMs' },
    )
    .refine(({ queues }) => new Set(queues).size === queues.length, {
      path: ['queues'],
      message: 'each queue once',
    });
}

/**
 * @param declaredQueues that jobs of this process are put into
 * @throws InvalidOptionsError
 */
export function resolveServerOptions(
  given: ServerOptions = {},
  features: { readonly pushNotifications: boolean },
  declaredQueues: readonly string[] = [],
): ResolvedServerOptions {
  const pollingIntervalMs = features.pushNotifications ? 60_000 : 1_000;
  const queues = [...new Set([DEFAULT_QUEUE, ...declaredQueues])].sort();
  return Object.freeze(parseOptions('server', schemaFor({ pollingIntervalMs, queues }), given));
}
