import type { Transition } from '../../storage/transition.js';
import type { MaybePromise } from '../../support/flow/maybe-promise.js';
import type { Assignment } from './assignment.js';

/**
 * What is to be stored of a run. `made`: the run has completed its job itself. `unknown`: nobody knows yet whether it
 * has.
 */
export type RunOutcome = Transition | 'made' | 'unknown';

/** Something that is active while a job runs, with its filters and the election of its states, such as a span. */
export interface RunScope {
  /** @param run never throws */
  around(assignment: Assignment, run: () => MaybePromise<RunOutcome>): MaybePromise<RunOutcome>;
}
