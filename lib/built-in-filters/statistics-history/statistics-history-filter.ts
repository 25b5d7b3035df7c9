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
 * Counts the jobs of the history graph in the counters `succeeded`, `failed` and `deleted`. The counters never go down: a
 * job that is requeued and succeeds again counts twice. A failure with a retry counts in `failed-attempts` only, which
 * counts every attempt that failed. A state that a job gets back counts nowhere.
 */
export class StatisticsHistoryFilter implements JobFilter {
  /** After AutomaticRetry, which decides whether a failure gets a retry. */
  readonly order = 30;
  readonly ignoredStates: readonly string[];

  constructor() {
    // A subclass may have something to do with every state.
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
