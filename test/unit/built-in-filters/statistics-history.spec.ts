import { describe, expect, it } from '@jest/globals';
import { defaultJobFilters } from '../../../lib/built-in-filters/default-filters.js';
import { StatisticsHistoryFilter } from '../../../lib/built-in-filters/statistics-history/statistics-history-filter.js';
import { createFilterPlan } from '../../../lib/filters/filter-plan.js';
import { sortFilters } from '../../../lib/filters/sort-filters.js';
import { StateMachine } from '../../../lib/state-machine/state-machine.js';
import { DeletedState } from '../../../lib/states/deleted-state.js';
import { EnqueuedState } from '../../../lib/states/enqueued-state.js';
import { FailedState } from '../../../lib/states/failed-state.js';
import { ProcessingState } from '../../../lib/states/processing-state.js';
import type { State } from '../../../lib/states/state.js';
import { anApplication, anElection, aSucceededState, NOW } from './contexts.js';

const failed = () => new FailedState(new Error('boom'));

function countersAfter(newState: State, oldState: string | undefined = 'Processing') {
  const context = anApplication({ newState, oldState });
  new StatisticsHistoryFilter().onStateApplied(context);
  return context.counters;
}

describe('the statistics history', () => {
  it.each<[string, State]>([
    ['succeeded', aSucceededState()],
    ['failed', failed()],
    ['deleted', new DeletedState()],
  ])('counts jobs that have %s', (counter, state) => {
    expect(countersAfter(state)).toContain(counter);
  });

  it('counts every attempt that has failed, once', () => {
    expect(countersAfter(failed())).toEqual(['failed-attempts', 'failed']);
    expect(countersAfter(aSucceededState())).toEqual(['succeeded']);
  });

  it('counts no other states', () => {
    expect(countersAfter(new EnqueuedState())).toEqual([]);
    expect(countersAfter(new ProcessingState('server'))).toEqual([]);
  });

  it('counts a job only once when it is deleted twice', () => {
    expect(countersAfter(new DeletedState(), 'Deleted')).toEqual([]);
  });
});

describe('the default filters', () => {
  const plan = createFilterPlan(
    sortFilters(defaultJobFilters().map((filter) => ({ filter, scope: 'global' as const }))),
  );
  const machine = new StateMachine({ now: () => NOW }, { jobExpirationTimeoutMs: 1_000 });
  const fail = (stored: Readonly<Record<string, unknown>> = {}) => {
    const election = anElection({ stored });
    return machine.change({ ...election, plan }, { ...election, candidate: failed() });
  };

  it('retry a failed job, and count the attempt only', async () => {
    const { state, counters } = await fail();

    expect(state).toMatchObject({ name: 'Scheduled', reason: 'Retry attempt 1 of 10: boom' });
    expect(counters).toEqual(['failed-attempts']);
  });

  it('leave a job Failed after ten retries, and count it', async () => {
    const { state, counters } = await fail({ RetryCount: 10 });

    expect(state.name).toBe('Failed');
    expect(counters).toEqual(['failed-attempts', 'failed']);
  });
});
