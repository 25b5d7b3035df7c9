import type { Duration } from '../support/time/duration.js';

/**
 * How every parent has to end: `succeeded`, `deleted`, `finished` (either of the two), or, for a batch,
 * `completed`: all of its jobs have ended, some of them without success.
 */
export type ContinueOn = 'succeeded' | 'deleted' | 'finished' | 'completed';

/** How the parents of a continuation have to end, and when the continuation runs then. */
export interface ContinuationTerms {
  /**
   * How every parent has to end before the job runs. As soon as one parent ends in another way, the job is deleted.
   *
   * @default 'succeeded'
   */
  readonly on?: ContinueOn | undefined;
  /** When the job runs: this long after its parents have ended, or not before this time. */
  readonly schedule?: Date | Duration | undefined;
}

/**
 * The ids of one or several jobs or batches. `enqueue` answers null for a job that a filter cancelled; null
 * counts as a parent that was deleted.
 */
export type ParentIds = string | null | readonly (string | null)[];
