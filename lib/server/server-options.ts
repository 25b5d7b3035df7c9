import { hostname } from 'node:os';
import { z } from 'zod';
import { DEFAULT_QUEUE } from '../creation/creation.js';
import { isQueueName } from '../job/queue-name.js';
import { NAME_LIMITS } from '../storage/name-limits.js';
import { positiveInteger } from '../support/options/option-schemas.js';
import { milliseconds, parseOptions } from '../support/options/options.js';
import { EXACT_TEXT, isExactText } from '../support/text/exact-text.js';
import { applicationVersion, MAX_VERSION_CHARS } from '../support/versions/application-version.js';

/** The settings of a server, that is, of the part of a process that runs jobs. */
export interface ServerOptions {
  /**
   * The name that people see. The server's id begins with it.
   *
   * @default the host's name
   */
  name?: string | undefined;
  /**
   * The queues that the server serves, in order of preference: jobs of a queue run only when the queues before
   * it are empty. The server never touches jobs in other queues.
   *
   * @default `default` and the queues that `@Queue` names in this process, in alphabetical order
   */
  queues?: readonly string[] | undefined;
  /**
   * How many jobs run at the same time.
   *
   * @default 20
   */
  workerCount?: number | undefined;
  /**
   * Whether the server only runs jobs, and leaves schedules, recovery and clean-up to other servers.
   *
   * @default false
   */
  isLightweight?: boolean | undefined;
  /**
   * The most jobs that are claimed ahead of a free worker. The actual number follows the speed of the jobs;
   * slow jobs are not claimed ahead at all.
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
   * How often an idle server looks for jobs by itself, in milliseconds. If the store announces new jobs, this is only a
   * safety net. If it cannot, a ready job stays in its queue for at most this time.
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
   * How long a server may be silent, in milliseconds. Then it counts as gone, and its jobs run again elsewhere.
   * A server that cannot reach the store for this long aborts its running jobs.
   *
   * @default 15_000
   */
  serverTimeoutMs?: number | undefined;
  /**
   * How long running jobs may go on when the server stops, in milliseconds. Then their AbortSignals fire, and
   * the jobs go back to their queues.
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
   * How long a job may run before the log names it once, because it may be stuck, in milliseconds. Nothing else
   * happens to the job (`@JobTimeout` ends jobs).
   *
   * @default 3_600_000
   */
  stuckJobTimeoutMs?: number | undefined;
  /**
   * How often the server asks whether its running jobs were taken away, in milliseconds. If the store announces such
   * changes, the server asks at once.
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
   * How often the server stores how many jobs it ran, how long they took, and which of them failed, in milliseconds.
   * The dashboard is behind by this time.
   *
   * @default 5_000
   */
  attemptReportIntervalMs?: number | undefined;
  /**
   * How often the servers look for problems, in milliseconds. Only one server at a time looks. A problem is closed when
   * two looks in a row have not found it.
   *
   * @default 15_000
   */
  problemCheckIntervalMs?: number | undefined;
  /**
   * The version of the application that this server runs. It tells people since which version something fails.
   *
   * @default the version in the `package.json` of the process: next to the file that node was started with, or above
   */
  applicationVersion?: string | undefined;
  /**
   * How many times a job may lose its server while it runs. Then the job becomes Failed instead of running
   * again.
   *
   * @default 5
   */
  maxCrashes?: number | undefined;
  /**
   * What happens to a job whose class or method this server does not know. With `wait`, the job is parked: it waits for
   * a server that knows it, and uses up no attempt. With `fail`, its run fails with a JobHandlerNotFoundError or a
   * JobMethodNotFoundError, and is retried like every failure.
   *
   * @default 'wait'
   */
  unknownJobs?: 'wait' | 'fail' | undefined;
  /**
   * How many lines of an exception's stack are kept.
   *
   * @default 100
   */
  maxStackLines?: number | undefined;
}

type Resolved = {
  readonly [Name in keyof ServerOptions]-?: NonNullable<ServerOptions[Name]>;
};

/** `applicationVersion` may be undefined, because the version of an application is not always known. */
export type ResolvedServerOptions = Omit<Resolved, 'applicationVersion'> &
  Pick<ServerOptions, 'applicationVersion'>;

const queueName = z.string().refine(isQueueName, 'a queue name: [a-z0-9_-]+, 1 to 50 characters');

const schema = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(NAME_LIMITS.serverName)
      .refine(isExactText, EXACT_TEXT)
      .default(hostname),
    queues: z.array(queueName).min(1).optional(),
    workerCount: positiveInteger().max(10_000).default(20),
    isLightweight: z.boolean().default(false),
    maxPrefetch: z.int().nonnegative().max(10_000).default(1_500),
    prefetchTimeoutMs: milliseconds().default(1_000),
    pollingIntervalMs: milliseconds().min(10).optional(),
    heartbeatIntervalMs: milliseconds().min(50).default(6_000),
    serverTimeoutMs: milliseconds().min(100).default(15_000),
    shutdownTimeoutMs: milliseconds().default(15_000),
    abortTimeoutMs: milliseconds().default(1_000),
    stuckJobTimeoutMs: milliseconds().min(100).default(3_600_000),
    cancellationCheckIntervalMs: milliseconds().min(50).default(5_000),
    expirationCheckIntervalMs: milliseconds().min(1_000).default(1_800_000),
    countersAggregateIntervalMs: milliseconds().min(100).default(300_000),
    attemptReportIntervalMs: milliseconds().min(100).default(5_000),
    problemCheckIntervalMs: milliseconds().min(100).default(15_000),
    applicationVersion: z
      .string()
      .trim()
      .min(1)
      .max(MAX_VERSION_CHARS)
      .refine(isExactText, EXACT_TEXT)
      .optional()
      .transform((given) => given ?? applicationVersion()),
    maxCrashes: positiveInteger().default(5),
    unknownJobs: z.enum(['wait', 'fail']).default('wait'),
    maxStackLines: z.int().nonnegative().default(100),
  })
  .refine(({ heartbeatIntervalMs, serverTimeoutMs }) => heartbeatIntervalMs * 2 < serverTimeoutMs, {
    path: ['heartbeatIntervalMs'],
    message: 'less than half of serverTimeoutMs',
  })
  .refine(({ queues = [] }) => new Set(queues).size === queues.length, {
    path: ['queues'],
    message: 'each queue once',
  });

/**
 * @param declaredQueues the queues that `@Queue` names in this process
 * @throws InvalidOptionsError
 */
export function resolveServerOptions(
  given: ServerOptions = {},
  features: { readonly pushNotifications: boolean },
  declaredQueues: readonly string[] = [],
): ResolvedServerOptions {
  const options = parseOptions('server', schema, given);
  return Object.freeze({
    ...options,
    queues: options.queues ?? [...new Set([DEFAULT_QUEUE, ...declaredQueues])].sort(),
    pollingIntervalMs: options.pollingIntervalMs ?? (features.pushNotifications ? 60_000 : 1_000),
  });
}
