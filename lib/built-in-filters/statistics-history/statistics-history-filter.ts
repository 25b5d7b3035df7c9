import type { JobFilter } from '../../filters/job-filter.js';
import type { ApplyStateContext } from '../../filters/state-filter.js';
import { DeletedState } from '../../states/deleted-state.js';
import { FailedState } from '../../states/failed-state.js';
import { RestoredState } from '../../states/restored-state.js';
import type { State } from '../../states/state.js';
import { PROCESSING } from '../../states/state-names.js';
import { SucceededState } from '../../states/succeeded-state.js';

const COUNTERS: ReadonlyMap<string, string> = new Map([
  [SucceededState.NAME, 'succeeded'],
  [FailedState.NAME, 'failed'],
  [DeletedState.NAME, 'deleted'],
]);

/**
 * Counts jobs for the history graph in the counters `succeeded`, `failed` and `deleted`. The counters never go down: a
 * job that is requeued and succeeds again counts twice. The counter `failed-attempts` counts every failed attempt, and
 * is the only one that counts a failure with a retry. A job that gets back the state it had before its deletion does
 * not count again.
 */
export class StatisticsHistoryFilter implements JobFilter {
  /** After AutomaticRetry, which decides whether a failure gets a retry. */
  readonly order = 30;
  readonly ignoredStates: readonly string[];

  constructor() {
    // A subclass may act on any state, so no other state is ignored for it.
    this.ignoredStates = new.target === StatisticsHistoryFilter ? [PROCESSING] : [];
  }

  onStateApplied(context: ApplyStateContext): void {
    const { newState, oldState, traversedStates, incrementCounter } = context;
    if (newState instanceof RestoredState) return;
    if (isFailure(newState) || traversedStates.some(isFailure)) incrementCounter('failed-attempts');
    const counter = COUNTERS.get(newState.name);
    if (counter !== undefined && oldState !== newState.name) incrementCounter(counter);
  }
}

const isFailure = ({ name }: State): boolean => name === FailedState.NAME;
