import { filterContext } from '../filters/filter-context.js';
import type { FilteredJob } from '../filters/filtered-job.js';
import type { ApplyStateContext } from '../filters/state-filter.js';
import { andThen, inTurn, type MaybePromise } from '../support/flow/maybe-promise.js';
import { requireExactText } from '../support/text/exact-text.js';
import type { Election } from './elect-state.js';
import { allIgnore, ignores } from './ignored-states.js';
import type { StateChange } from './state-change.js';

export interface AppliedFilters {
  readonly jobExpirationTimeoutMs: number;
  readonly counters: readonly string[];
}

const NONE: readonly string[] = [];

/** Calls the apply filters with the elected state, and collects the values to store with the state. */
export function applyState(
  filtered: FilteredJob,
  change: StateChange,
  election: Election,
  now: Date,
  jobExpirationTimeoutMs: number,
): MaybePromise<AppliedFilters> {
  const { unapplied, applied } = filtered.plan;
  const { elected } = election;
  // Apart from the rest, because a function that has closures makes room for them even if it returns before them.
  return allIgnore(unapplied, elected) && allIgnore(applied, elected)
    ? { jobExpirationTimeoutMs, counters: NONE }
    : callFilters(filtered, change, election, now, jobExpirationTimeoutMs);
}

function callFilters(
  filtered: FilteredJob,
  change: StateChange,
  { elected, traversed }: Election,
  now: Date,
  jobExpirationTimeoutMs: number,
): MaybePromise<AppliedFilters> {
  const { unapplied, applied } = filtered.plan;
  let counters = NONE;
  const context: ApplyStateContext = filterContext(filtered, {
    newState: elected,
    oldState: change.currentState,
    traversedStates: traversed,
    requestedBy: change.requestedBy,
    now,
    jobExpirationTimeoutMs,
    incrementCounter: (name: string) => {
      counters = [...counters, requireExactText('the name of a counter', name)];
    },
  });

  const left =
    change.currentState === undefined || unapplied.length === 0
      ? undefined
      : inTurn(unapplied, (filter) =>
          ignores(filter, elected) ? undefined : filter.onStateUnapplied(context),
        );
  const entered = andThen(left, () =>
    inTurn(applied, (filter) =>
      ignores(filter, elected) ? undefined : filter.onStateApplied(context),
    ),
  );
  return andThen(entered, () => ({
    jobExpirationTimeoutMs: context.jobExpirationTimeoutMs,
    counters,
  }));
}
