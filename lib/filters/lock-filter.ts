import type { State } from '../states/state.js';
import type { FilterContext } from './filter-context.js';

export interface LockingContext extends FilterContext {
  readonly attempt: number;
}

/** A resource that must be free before the job starts. The run holds its lock until it ends. */
export interface ResourceDemand {
  readonly resource: string;
  /** How long the job waits for a taken resource, in milliseconds, outside its queue and without a worker. */
  readonly timeoutMs: number;
}

export interface LockTimeoutContext extends FilterContext {
  readonly resource: string;
  readonly now: Date;
}

/** Keeps jobs from running at the same time. A method has at most one such filter: the last in order counts. */
export interface LockFilter {
  /** Called when a server has claimed the job, before it starts. Undefined: the job needs no lock. */
  onLocking?(context: LockingContext): ResourceDemand | undefined;
  /** The next state of a job that did not get its resource in time. Elect filters may still replace it. */
  onLockTimeout?(context: LockTimeoutContext): State;
}
