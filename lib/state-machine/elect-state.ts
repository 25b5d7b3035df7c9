import { filterContext } from '../filters/filter-context.js';
import type { FilteredJob } from '../filters/filtered-job.js';
import type { ElectStateContext } from '../filters/state-filter.js';
import { SnoozedState } from '../states/snoozed-state.js';
import type { State } from '../states/state.js';
import { andThen, inTurn, type MaybePromise } from '../support/flow/maybe-promise.js';
import { allIgnore, ignores } from './ignored-states.js';
import type { StateChange } from './state-change.js';

export interface Election {
  readonly elected: State;
  /** The candidates that filters replaced, the oldest first. A candidate that a snooze replaced is left out. */
  readonly traversed: readonly State[];
}

const NONE: readonly State[] = [];

/**
 * Calls the elect filters in order, and remembers the candidates that they replace. A snooze leaves no trace of a
 * failure in the history.
 */
export function electState(
  filtered: FilteredJob,
  change: StateChange,
  now: Date,
): MaybePromise<Election> {
  const { candidate } = change;
  // Apart from the rest, because a function that has closures makes room for them even if it returns before them.
  return allIgnore(filtered.plan.election, candidate)
    ? { elected: candidate, traversed: NONE }
    : askFilters(filtered, change, now);
}

function askFilters(filtered: FilteredJob, change: StateChange, now: Date): MaybePromise<Election> {
  const traversed: State[] = [];
  const context: ElectStateContext = filterContext(filtered, {
    candidateState: change.candidate,
    currentState: change.currentState,
    traversedStates: traversed,
    requestedBy: change.requestedBy,
    now,
    readyAt: change.readyAt,
  });

  const asked = inTurn(filtered.plan.election, (filter) => {
    const before = context.candidateState;
    if (ignores(filter, before)) return;
    return andThen(filter.onStateElection(context), () => {
      const { candidateState } = context;
      if (candidateState === before || candidateState instanceof SnoozedState) return;
      traversed.push(before);
    });
  });
  return andThen(asked, () => ({ elected: context.candidateState, traversed }));
}
