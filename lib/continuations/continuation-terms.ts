import type { Duration } from '../support/time/duration.js';

/**
 * What has to become of every parent: `succeeded`, `deleted`, `finished` (either), or, for a batch,
 * `completed`: all of its jobs have ended, some of them without success.
 */
export type ContinueOn = 'succeeded' | 'deleted' | 'finished' | 'completed';

/** What a continuation waits for, and when it runs then. */
export interface ContinuationTerms {
  /**
   * What has to become of every parent before the job runs. As soon as one ends otherwise, the job is
   * deleted.
   *
   * @default 'succeeded'
   */
  readonly on?: ContinueOn | undefined;
  /** When the job runs: so long after its parents have ended, or not before that time. */
  readonly schedule?: Date | Duration | undefined;
}

/**
 * The id of a job or batch, or several. Null is what `enqueue` answers for a job that a filter
 * cancelled; it counts as a parent that was deleted.
 */
export type ParentIds = string | null | readonly (string | null)[];
