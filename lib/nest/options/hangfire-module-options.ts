import type {
  InjectionToken,
  ModuleMetadata,
  OptionalFactoryDependency,
  Type,
} from '@nestjs/common';
import type { FailureFingerprint } from '../../failures/fingerprinter.js';
import type { JobFilterReference } from '../../filters/job-filter.js';
import type { ProblemWebhookOptions } from '../../problem-webhook/problem-webhook-options.js';
import type { ServerOptions } from '../../server/server-options.js';
import type { TelemetryOptions } from '../../telemetry/telemetry-options.js';
import type { ProblemHandlerClass, ProblemHook } from '../problems/problem-hook.js';
import type { AmbientTransactionOption } from '../transactions/ambient-transaction.js';
import type { StorageOption } from './storage-option.js';

export interface HangfireModuleOptions {
  /**
   * Where jobs are kept: TypeORM options of the type `postgres` or `mysql`, an existing DataSource, a Redis or Valkey
   * server (`{ type: 'redis', url }`), or any JobStorage.
   *
   * @default a PostgreSQL inside this process (PGlite), in the folder `./.hangfire`
   */
  readonly storage?: StorageOption | undefined;
  /**
   * The servers of this process: one server, several servers (each with a name, queues and workers of its own),
   * or `false` for a process that only enqueues.
   *
   * @default one server with the defaults
   */
  readonly server?: ServerOptions | readonly ServerOptions[] | false | undefined;
  /**
   * Filters for every job, as objects or as classes of singleton providers. They come after the default filters
   * (retries, statistics). A filter of the same class replaces the default filter.
   */
  readonly filters?: readonly JobFilterReference[] | undefined;
  /**
   * How long a finished job is kept, in milliseconds. With Infinity, it is kept for ever.
   *
   * @default 86_400_000
   */
  readonly jobExpirationTimeoutMs?: number | undefined;
  /**
   * How long a Failed job is kept, in milliseconds.
   *
   * @default for ever
   */
  readonly failedRetentionMs?: number | undefined;
  /**
   * How long a batch is kept after it has ended, in milliseconds. With Infinity, it is kept for ever. Its jobs
   * are kept like all other jobs.
   *
   * @default 604_800_000
   */
  readonly batchRetentionMs?: number | undefined;
  /**
   * Whether the start removes recurring jobs that `@RecurringJob` has added and that the code no longer declares.
   * Leave this off if several applications have recurring jobs of their own in one store.
   *
   * @default false
   */
  readonly removeUndeclaredRecurringJobs?: boolean | undefined;
  /**
   * The most missed occurrences of a `strict` recurring job that are made up for at once. The oldest beyond
   * this number are dropped.
   *
   * @default 100
   */
  readonly maxMissedOccurrences?: number | undefined;
  /**
   * The most bytes that the arguments of one job may take; at most 32 MiB. Jobs with larger arguments are
   * refused at enqueue.
   *
   * @default 1_048_576
   */
  readonly maxArgumentsBytes?: number | undefined;
  /**
   * The most bytes that a job's result may take; at most 32 MiB. A larger result is left out, and the job still
   * succeeds.
   *
   * @default 1_048_576
   */
  readonly maxResultBytes?: number | undefined;
  /**
   * Names, without regard to case, whose values are masked: names of arguments, of properties inside arguments and
   * results, and of job parameters. `•••` stands for these values in the log, in display names, in the texts of the
   * library's errors, and in the dashboard. If any name is given, arguments whose names the library cannot know are
   * masked too, and nobody can search for arguments. `@Masked()` on a parameter masks a single argument.
   *
   * @default none
   */
  readonly maskedParameters?: readonly string[] | undefined;
  /**
   * Groups failures by a cause of your own: failures for which the function returns the same value are one group in
   * the dashboard. If it returns undefined or throws, the rules of the library decide: the type and the code of the
   * exception, the message without values, and the first frame of the application in the stack.
   *
   * @default the rules of the library
   */
  readonly failureFingerprint?: FailureFingerprint | undefined;
  /**
   * Which of Nest's guards, interceptors, pipes and exception filters apply to jobs. `own`: only the enhancers that
   * a decorator has put on the method or on its class. `global`: the enhancers of the whole application as well
   * (`APP_GUARD`, `useGlobalPipes` and their siblings), which then get contexts of the type `hangfire`. The
   * library's own jobs have none.
   *
   * @default 'own'
   */
  readonly enhancers?: 'own' | 'global' | undefined;
  /**
   * Called once in the cluster when a problem opens, and once when it closes. It is called again only if the process
   * dies during the call, or needs more than five minutes for its notices. A function, or the class of a singleton
   * provider with a method `onProblem`. Errors go to the log. It is not called for muted problems, nor by
   * lightweight servers.
   *
   * @default none
   */
  readonly onProblem?: ProblemHook | ProblemHandlerClass | undefined;
  /**
   * Has problems posted to an address, as signed JSON, by jobs that are retried.
   *
   * @default none
   */
  readonly problemWebhook?: ProblemWebhookOptions | undefined;
  /**
   * Traces and metrics by OpenTelemetry, through the SDK that the application has set up. Needs the package
   * `@opentelemetry/api`.
   *
   * @default false
   */
  readonly telemetry?: boolean | TelemetryOptions | undefined;
  /**
   * How to find the transaction that the calling code is in. Jobs and batches are then created in that transaction,
   * without `manager`: `nestjsClsTransaction()`, `typeormTransactional()`, or a function that answers the current
   * `EntityManager`, and undefined outside of a transaction. `@TransactionalJob` opens its transaction in the same way.
   *
   * @default none: a call joins a transaction by its `manager`
   */
  readonly ambientTransaction?: AmbientTransactionOption | undefined;
}

export interface HangfireOptionsFactory {
  createHangfireOptions(): HangfireModuleOptions | Promise<HangfireModuleOptions>;
}

/** One of `useFactory`, `useClass` and `useExisting`. */
export interface HangfireModuleAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly useFactory?: (
    // Nest passes a factory its injected providers, which may be of any types.
    // biome-ignore lint/suspicious/noExplicitAny: see above
    ...dependencies: any[]
  ) => HangfireModuleOptions | Promise<HangfireModuleOptions>;
  readonly inject?: (InjectionToken | OptionalFactoryDependency)[];
  readonly useClass?: Type<HangfireOptionsFactory>;
  readonly useExisting?: Type<HangfireOptionsFactory>;
}
