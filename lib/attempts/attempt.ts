import type { Failure } from '../storage/jobs/latest-failure.js';

/** A finished run of a job's method, failed or not. */
export interface Attempt {
  /** `Type.method`. */
  readonly method: string;
  readonly queue: string;
  readonly jobId: string;
  /** How long the job was ready before it started, in milliseconds. */
  readonly waitMs: number;
  /** How long the run took, in milliseconds. */
  readonly runMs: number;
  readonly endedAt: Date;
  /** Undefined where the run did not fail. */
  readonly failure: Failure | undefined;
}
