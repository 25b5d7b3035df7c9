import type { Transition } from '../../storage/jobs/transition.js';
import type { MaybePromise } from '../../support/flow/maybe-promise.js';
import type { Assignment } from './assignment.js';

/**
 * What is to be stored of a run. Nothing is stored where the run has completed its job itself (`made`), where the job
 * was taken away from a run that wanted to (`taken-away`), and where nobody knows yet which of them is so (`unknown`).
 */
export type RunOutcome = Transition | 'made' | 'taken-away' | 'unknown';

/** Something that is active while a job runs, with its filters and the election of its states, such as a span. */
export interface RunScope {
  /** @param run never throws */
  around(assignment: Assignment, run: () => MaybePromise<RunOutcome>): MaybePromise<RunOutcome>;
}
