import type { BackgroundJob } from '../job/background-job.js';
import type { JobException } from '../job/job-exception.js';
import type { OmittedResult } from '../job/serialization/result-serializer.js';

/**
 * What happened to a job. `succeeded`: its method ran to its end. `retrying`: a run failed, and the job will run again.
 * `failed`: a run failed, and no retry is left. `deleted`: the job was deleted, by a person, a filter or the engine.
 */
export type JobEventKind = 'succeeded' | 'retrying' | 'failed' | 'deleted';

export const JOB_EVENT_KINDS: readonly JobEventKind[] = [
  'succeeded',
  'retrying',
  'failed',
  'deleted',
];

interface AnyJobEvent<Kind extends JobEventKind, Arguments extends readonly unknown[]> {
  readonly kind: Kind;
  readonly job: BackgroundJob;
  /**
   * The arguments of the call, read back from the store.
   *
   * @throws DamagedArgumentsError
   */
  readonly args: Arguments;
  /** How many runs of the job were started. */
  readonly attempt: number;
  /** When it happened, by the clock of the store. */
  readonly at: Date;
  readonly reason: string | undefined;
}

export interface JobSucceededEvent<
  Arguments extends readonly unknown[] = readonly unknown[],
  Result = unknown,
> extends AnyJobEvent<'succeeded', Arguments> {
  /** The value that the method returned, read back from the store. Undefined where it could not be kept. */
  readonly result: Result;
  /** Why the store has no result, where the result could not be kept. */
  readonly omittedResult: OmittedResult | undefined;
  /** How long the run took, in milliseconds. */
  readonly durationMs: number;
  /** The time from when the job became ready to the start of its run, in milliseconds. */
  readonly latencyMs: number;
}

export interface JobRetryingEvent<Arguments extends readonly unknown[] = readonly unknown[]>
  extends AnyJobEvent<'retrying', Arguments> {
  /** The exception of the run that failed. */
  readonly exception: JobException | undefined;
  /** When the job becomes ready again, by the clock of the store. */
  readonly retryAt: Date;
}

export interface JobFailedEvent<Arguments extends readonly unknown[] = readonly unknown[]>
  extends AnyJobEvent<'failed', Arguments> {
  /** The exception of the last run. */
  readonly exception: JobException | undefined;
}

export interface JobDeletedEvent<Arguments extends readonly unknown[] = readonly unknown[]>
  extends AnyJobEvent<'deleted', Arguments> {
  /** The exception of the last run, if the job was deleted because that run failed. */
  readonly exception: JobException | undefined;
}

/** The event of a kind, with the arguments and the result of a method. */
export type JobEvent<
  Kind extends JobEventKind = JobEventKind,
  Arguments extends readonly unknown[] = readonly unknown[],
  Result = unknown,
> = {
  succeeded: JobSucceededEvent<Arguments, Result>;
  retrying: JobRetryingEvent<Arguments>;
  failed: JobFailedEvent<Arguments>;
  deleted: JobDeletedEvent<Arguments>;
}[Kind];
