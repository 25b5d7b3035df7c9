import type { HistoryEntry, JobParameters } from './records.js';

/**
 * What a job must look like for a transition to apply. Fields that are left out are not compared. A worker expects the
 * server and the attempt of its lease. Everybody else expects the state and the attempt that they have read.
 */
export interface Expectation {
  readonly state?: string | undefined;
  readonly attempt?: number | undefined;
  readonly serverId?: string | undefined;
  /** Whether the job is in a final state. */
  readonly isFinished: boolean;
}

/**
 * One job goes from an expected state through history entries to a new state. Only the creation of jobs and transitions
 * write the history of a job.
 */
export interface Transition {
  readonly jobId: string;
  readonly from: Expectation;
  readonly to: string;
  /** The entries to add, the oldest first. The last entry is the new state. */
  readonly history: readonly HistoryEntry[];
  /** When the job expires. Given exactly when the new state is final. */
  readonly expireAt?: Date | undefined;
  /** Enqueued: since when the job is ready. Scheduled: when the job becomes ready. */
  readonly runAt?: Date | undefined;
  /** The queue of the job from now on; left out where it stays the same. */
  readonly queue?: string | undefined;
  /** All parameters of the job from now on; left out where they stay the same. */
  readonly parameters?: JobParameters | undefined;
  /** The names of the counters that grow by one with this transition. */
  readonly counters: readonly string[];
  /** The resource whose lock the run held. The store frees the lock whether or not the transition applies. */
  readonly frees?: string | undefined;
}

/** The result of a transition. `state` is the state that the store found the job in. */
export type TransitionOutcome =
  | { readonly applied: true }
  | { readonly applied: false; readonly obstacle: 'not-found' }
  | { readonly applied: false; readonly obstacle: 'changed'; readonly state: string };
