import type { State } from '../states/state.js';
import type { FilterContext } from './filter-context.js';

export interface LockingContext extends FilterContext {
  readonly attempt: number;
}

/** A resource that must be free for the job to start, and is held for exactly as long as it runs. */
export interface ResourceDemand {
  readonly resource: string;
  /** How long the job waits, outside its queue and without a worker, once it found it taken. */
  readonly timeoutMs: number;
}

export interface LockTimeoutContext extends FilterContext {
  readonly resource: string;
  readonly now: Date;
}

/** Keeps jobs from running at the same time. A method has at most one; the last in order counts. */
export interface LockFilter {
  /** Asked when a server has claimed the job, before it starts; undefined: no lock is needed. */
  onLocking?(context: LockingContext): ResourceDemand | undefined;
  /** What becomes of a job that waited in vain; goes through election like any other candidate. */
  onLockTimeout?(context: LockTimeoutContext): State;
}
