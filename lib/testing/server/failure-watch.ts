import type { FailedRun } from '../../failures/failed-run.js';
import type { FilteredJob } from '../../filters/filtered-job.js';
import type { JobException } from '../../job/job-exception.js';
import type { ElectedChange, StateChange } from '../../state-machine/state-change.js';
import { StateMachine } from '../../state-machine/state-machine.js';
import { FailedState } from '../../states/failed-state.js';
import type { State } from '../../states/state.js';
import type { Transition } from '../../storage/jobs/transition.js';
import type { MaybePromise } from '../../support/flow/maybe-promise.js';

/** The state machine, which also remembers thrown errors: a store only keeps their texts. */
export class FailureWatch extends StateMachine {
  private readonly thrown = new WeakMap<object, unknown>();

  override change(filtered: FilteredJob, change: StateChange): MaybePromise<ElectedChange> {
    this.remember(change.candidate);
    return super.change(filtered, change);
  }

  override changeUnfiltered(state: State, job?: FailedRun['job']): ElectedChange {
    this.remember(state);
    return super.changeUnfiltered(state, job);
  }

  /** The error that a job failed with in this transition; undefined if the job did not fail. */
  failureIn({ history }: Transition): { readonly error: unknown } | undefined {
    const failed = history.findLast(({ state }) => state === FailedState.NAME);
    const exception = failed?.data.exception;
    if (!failed || !isException(exception)) return undefined;

    const error = this.thrown.has(exception)
      ? this.thrown.get(exception)
      : errorLike(exception, failed.data.stack);
    return { error };
  }

  private remember(state: State): void {
    if (state instanceof FailedState) this.thrown.set(state.exception, state.error);
  }
}

function isException(value: unknown): value is JobException {
  return typeof value === 'object' && value !== null && 'message' in value;
}

/** An error made from the stored texts, for a failure that a filter has chosen. */
function errorLike({ type, message }: JobException, stack: unknown): Error {
  const error = new Error(message);
  error.name = type;
  if (typeof stack === 'string' && stack !== '') error.stack = stack;
  return error;
}
