import type { MaybePromise } from '../../support/flow/maybe-promise.js';
import type { Assignment } from '../running/assignment.js';
import type { RunOutcome, RunScope } from '../running/run-scope.js';

/** Takes one job from its lease to the transition that settles it. */
export interface Pipeline {
  perform(assignment: Assignment): MaybePromise<RunOutcome>;
}

/** Runs a pipeline inside a scope. */
export class ScopedPipeline implements Pipeline {
  constructor(
    private readonly scope: RunScope,
    private readonly inner: Pipeline,
  ) {}

  perform(assignment: Assignment): MaybePromise<RunOutcome> {
    return this.scope.around(assignment, () => this.inner.perform(assignment));
  }
}
