import type { Transition } from '../../storage/jobs/transition.js';
import type { MaybePromise } from '../../support/flow/maybe-promise.js';
import type { Assignment } from './assignment.js';

/**
 * What to store after a run. In three cases nothing is stored: the run has completed its job itself (`made`), it tried
 * to but the job had been taken away (`taken-away`), or it is not known yet which of the two happened (`unknown`).
 */
export type RunOutcome = Transition | 'made' | 'taken-away' | 'unknown';

/** Something that is active while a job runs, such as a span. Filters and the election of states run inside it. */
export interface RunScope {
  /** @param run never throws */
  around(assignment: Assignment, run: () => MaybePromise<RunOutcome>): MaybePromise<RunOutcome>;
}
