import type { Instruments } from '../../instruments/instruments.js';
import { andThen, type MaybePromise } from '../../support/flow/maybe-promise.js';
import type { Assignment } from '../running/assignment.js';
import type { RunOutcome, RunScope } from '../running/run-scope.js';
import { outcomeName } from './outcome-name.js';

/** Reports each run to the instruments. */
export class RunMeter implements RunScope {
  constructor(private readonly instruments: Instruments) {}

  around(assignment: Assignment, run: () => MaybePromise<RunOutcome>): MaybePromise<RunOutcome> {
    const begunMs = performance.now();
    return andThen(run(), (outcome) => {
      this.report(assignment, outcome, performance.now() - begunMs);
      return outcome;
    });
  }

  private report(
    { startedAt, claimed, handler }: Assignment,
    outcome: RunOutcome,
    runMs: number,
  ): void {
    // A job that was cancelled before its start has not run.
    if (!startedAt) return;
    const { type, method, queue, runAt } = claimed;
    this.instruments.runEnded({
      method: handler && `${type}.${method}`,
      queue,
      outcome: outcomeName(outcome),
      runMs,
      waitMs: startedAt.getTime() - runAt.getTime(),
    });
  }
}
