import { describe, expect, it } from '@jest/globals';
import { AutomaticRetryFilter } from '../../../lib/built-in-filters/automatic-retry/automatic-retry-filter.js';
import { StatisticsHistoryFilter } from '../../../lib/built-in-filters/statistics-history/statistics-history-filter.js';
import { createFilterPlan } from '../../../lib/filters/filter-plan.js';
import type { JobFilter } from '../../../lib/filters/job-filter.js';
import type { ApplyStateContext, ElectStateContext } from '../../../lib/filters/state-filter.js';
import { BackgroundJob } from '../../../lib/job/background-job.js';
import { NOTHING_MASKED } from '../../../lib/job/display/masking.js';
import { ShownCalls } from '../../../lib/job/display/shown-calls.js';
import { ParameterBag } from '../../../lib/job/parameter-bag.js';
import { StateMachine } from '../../../lib/state-machine/state-machine.js';
import { FailedState } from '../../../lib/states/failed-state.js';
import { ProcessingState } from '../../../lib/states/processing-state.js';
import type { State } from '../../../lib/states/state.js';
import { SucceededState } from '../../../lib/states/succeeded-state.js';
import { silentLogger } from '../../../lib/support/logger.js';

const NOW = new Date('2030-01-01T00:00:00Z');
const machine = new StateMachine({ now: () => NOW }, { jobExpirationTimeoutMs: 60_000 });
const fields = { id: 'job-1', type: 'Service', method: 'run', queue: 'default', priority: 0 };
const job = new BackgroundJob(
  { ...fields, createdAt: NOW },
  [],
  new ShownCalls([], NOTHING_MASKED),
);

const change = (candidate: State, filters: readonly JobFilter[]) => {
  const plan = createFilterPlan(filters);
  const parameters = new ParameterBag();
  const filtered = { job, plan, parameters, items: new Map(), logger: silentLogger };
  return machine.change(filtered, {
    candidate,
    currentState: 'Processing',
    requestedBy: 'server',
  });
};

/** Notes the states that its methods are called for. */
class Witness implements JobFilter {
  readonly elected: string[] = [];
  readonly left: string[] = [];
  readonly entered: string[] = [];

  constructor(readonly ignoredStates: readonly string[] = []) {}

  onStateElection({ candidateState }: ElectStateContext): void {
    this.elected.push(candidateState.name);
  }

  onStateUnapplied({ newState }: ApplyStateContext): void {
    this.left.push(newState.name);
  }

  onStateApplied({ newState }: ApplyStateContext): void {
    this.entered.push(newState.name);
  }
}

const processing = new ProcessingState('server');
const succeeded = new SucceededState(undefined, 0, 0);
const failed = new FailedState(new Error('boom'));

describe('a filter that ignores states', () => {
  it('is called for all other states only', async () => {
    const witness = new Witness(['Processing']);
    for (const state of [processing, succeeded]) await change(state, [witness]);

    expect(witness).toMatchObject({
      elected: ['Succeeded'],
      left: ['Succeeded'],
      entered: ['Succeeded'],
    });
  });

  it('does not keep other filters from being called', async () => {
    const witness = new Witness();
    await change(processing, [new Witness(['Processing']), witness]);

    expect(witness).toMatchObject({ elected: ['Processing'], entered: ['Processing'] });
  });

  it('is called for a candidate that an earlier filter has put in the place of an ignored state', async () => {
    const replacing: JobFilter = {
      onStateElection: (context) => {
        context.candidateState = failed;
      },
    };
    const witness = new Witness(['Succeeded']);
    await change(succeeded, [replacing, witness]);

    expect(witness).toMatchObject({ elected: ['Failed'], entered: ['Failed'] });
  });

  it('may be a fake that has an answer for any property', async () => {
    const witness = new Witness();
    const fake = new Proxy(witness, {
      get: (target, name) => (name === 'ignoredStates' ? () => fake : Reflect.get(target, name)),
    });
    await change(processing, [fake]);

    expect(witness.entered).toEqual(['Processing']);
  });
});

describe('the filters of the library', () => {
  it('retry a failure that took the place of a success', async () => {
    const failing: JobFilter = {
      onStateElection: (context) => {
        context.candidateState = failed;
      },
    };
    const { state } = await change(succeeded, [
      failing,
      new AutomaticRetryFilter({ attempts: 1, logEvents: false }),
    ]);

    expect(state.name).toBe('Scheduled');
  });

  it('show every state to a subclass', async () => {
    const seen: string[] = [];
    class SeeingRetries extends AutomaticRetryFilter {
      override onStateElection(context: ElectStateContext): void {
        seen.push(`elect ${context.candidateState.name}`);
        super.onStateElection(context);
      }
    }
    class SeeingStatistics extends StatisticsHistoryFilter {
      override onStateApplied(context: ApplyStateContext): void {
        seen.push(`apply ${context.newState.name}`);
        super.onStateApplied(context);
      }
    }
    const filters = [new SeeingRetries(), new SeeingStatistics()];
    for (const state of [processing, succeeded]) await change(state, filters);

    expect(seen).toEqual([
      'elect Processing',
      'apply Processing',
      'elect Succeeded',
      'apply Succeeded',
    ]);
  });
});
