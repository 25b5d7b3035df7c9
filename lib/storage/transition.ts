import type { HistoryEntry, JobParameters } from './records.js';

/**
 * What a job must look like for a transition to apply. Whatever is left out is not compared.
 * A worker gives server and attempt (its lease), everybody else what they read before.
 */
export interface Expectation {
  readonly state?: string | undefined;
  readonly attempt?: number | undefined;
  readonly serverId?: string | undefined;
  /** Whether the job stands among the finished ones. */
  readonly isFinished: boolean;
}

/**
 * One job going from what is expected, through history entries, to a state. Together with the
 * creation of jobs this is the only way in which anything about a job changes.
 */
export interface Transition {
  readonly jobId: string;
  readonly from: Expectation;
  readonly to: string;
  /** In the order in which they were passed through; the last one is the new state. */
  readonly history: readonly HistoryEntry[];
  /** Given exactly when the new state is final. */
  readonly expireAt?: Date | undefined;
  readonly runAt?: Date | undefined;
  readonly queue?: string | undefined;
  /** All parameters as they are from now on; left out when nothing changed. */
  readonly parameters?: JobParameters | undefined;
  /** Names of the counters that grow by one with this transition. */
  readonly counters: readonly string[];
  /** The resource whose lock the run held; it is freed whether or not the transition applies. */
  readonly frees?: string | undefined;
}

/** What became of a transition; `state` is what the job was found in. */
export type TransitionOutcome =
  | { readonly applied: true }
  | { readonly applied: false; readonly obstacle: 'not-found' }
  | { readonly applied: false; readonly obstacle: 'changed'; readonly state: string };
