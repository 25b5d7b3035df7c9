import type {
  InjectionToken,
  ModuleMetadata,
  OptionalFactoryDependency,
  Type,
} from '@nestjs/common';
import type { JobFilterReference } from '../../filters/job-filter.js';
import type { ServerOptions } from '../../server/server-options.js';
import type { StorageOption } from './storage-option.js';

export interface HangfireModuleOptions {
  /**
   * Where jobs are kept: TypeORM options of the type `postgres`, an existing DataSource, or any
   * JobStorage.
   *
   * @default a PostgreSQL inside this process (PGlite), in the folder `./.hangfire`
   */
  readonly storage?: StorageOption | undefined;
  /**
   * What this process runs: one server, several (each with a name, queues and workers of its own), or
   * `false` for a process that only enqueues.
   *
   * @default one server with the defaults
   */
  readonly server?: ServerOptions | readonly ServerOptions[] | false | undefined;
  /**
   * Filters for every job, as objects or as classes of singleton providers. They come after the
   * default ones (retries, statistics); one of the same class takes the default's place.
   */
  readonly filters?: readonly JobFilterReference[] | undefined;
  /**
   * How long a finished job is kept, in milliseconds. Infinity: for good.
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
   * How long a batch is kept after it has ended, in milliseconds. Infinity: for good. Its jobs are
   * kept like all others.
   *
   * @default 604_800_000
   */
  readonly batchRetentionMs?: number | undefined;
  /**
   * Whether recurring jobs that `@RecurringJob` has added are removed at start when the code declares
   * them no more. Not for several applications with recurring jobs of their own in one store.
   *
   * @default false
   */
  readonly removeUndeclaredRecurringJobs?: boolean | undefined;
  /**
   * The most occurrences of a `strict` recurring job that are made up for at once; the oldest beyond
   * them are dropped.
   *
   * @default 100
   */
  readonly maxMissedOccurrences?: number | undefined;
  /**
   * The most bytes that the arguments of one job may take; at most 32 MiB. Larger ones are refused at
   * enqueue.
   *
   * @default 1_048_576
   */
  readonly maxArgumentsBytes?: number | undefined;
  /**
   * The most bytes that a job's result may take; at most 32 MiB. A larger one is left out; the job
   * still succeeds.
   *
   * @default 1_048_576
   */
  readonly maxResultBytes?: number | undefined;
  /**
   * Names whose values nobody is to read, without regard to case: of arguments, of properties inside of arguments
   * and results, and of job parameters. `•••` stands for them in the log, in display names, in the texts of
   * the library's errors, and in the dashboard. Where any name is given, arguments whose names cannot be known are
   * hidden too, and nobody can search for arguments. `@Masked()` on a parameter does it for one argument.
   *
   * @default none
   */
  readonly maskedParameters?: readonly string[] | undefined;
}

export interface HangfireOptionsFactory {
  createHangfireOptions(): HangfireModuleOptions | Promise<HangfireModuleOptions>;
}

/** One of `useFactory`, `useClass` and `useExisting`. */
export interface HangfireModuleAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly useFactory?: (
    // Nest gives a factory whatever it injects, of whatever types these are.
    // biome-ignore lint/suspicious/noExplicitAny: see above
    ...dependencies: any[]
  ) => HangfireModuleOptions | Promise<HangfireModuleOptions>;
  readonly inject?: (InjectionToken | OptionalFactoryDependency)[];
  readonly useClass?: Type<HangfireOptionsFactory>;
  readonly useExisting?: Type<HangfireOptionsFactory>;
}
