import { describe, expect, it } from '@jest/globals';
import type { FailedRun } from '../../../lib/failures/failed-run.js';
import { createFilterPlan } from '../../../lib/filters/filter-plan.js';
import type { FilteredJob } from '../../../lib/filters/filtered-job.js';
import type { JobFilter } from '../../../lib/filters/job-filter.js';
import type { ApplyStateContext, ElectStateContext } from '../../../lib/filters/state-filter.js';
import { BackgroundJob } from '../../../lib/job/background-job.js';
import { NOTHING_MASKED } from '../../../lib/job/display/masking.js';
import { ShownCalls } from '../../../lib/job/display/shown-calls.js';
import { ParameterBag } from '../../../lib/job/parameter-bag.js';
import type { StateChange } from '../../../lib/state-machine/state-change.js';
import { StateMachine } from '../../../lib/state-machine/state-machine.js';
import { AwaitingState } from '../../../lib/states/awaiting-state.js';
import { DeletedState } from '../../../lib/states/deleted-state.js';
import { EnqueuedState } from '../../../lib/states/enqueued-state.js';
import { FailedState } from '../../../lib/states/failed-state.js';
import { ProcessingState } from '../../../lib/states/processing-state.js';
import { ScheduledState } from '../../../lib/states/scheduled-state.js';
import type { State } from '../../../lib/states/state.js';
import { SucceededState } from '../../../lib/states/succeeded-state.js';
import { silentLogger } from '../../../lib/support/logger.js';

const NOW = new Date('2030-01-01T00:00:00Z');
const LATER = new Date('2030-01-02T00:00:00Z');

const machine = new StateMachine({ now: () => NOW }, { jobExpirationTimeoutMs: 60_000 });

const job = new BackgroundJob(
  { id: 'job-1', type: 'Service', method: 'run', queue: 'default', priority: 0, createdAt: NOW },
  [],
  new ShownCalls([], NOTHING_MASKED),
);

/** The engine changes the state of a job that runs. */
const change = (
  candidate: State,
  filters: JobFilter[] = [],
  given: Partial<FilteredJob & StateChange> = {},
) => {
  const all = {
    job,
    plan: createFilterPlan(filters),
    parameters: new ParameterBag(),
    items: new Map(),
    candidate,
    currentState: 'Processing',
    requestedBy: 'server' as const,
    logger: silentLogger,
    ...given,
  };
  return machine.change(all, all);
};

const electing = (onStateElection: (context: ElectStateContext) => void): JobFilter => ({
  onStateElection,
});
const replacingBy = (state: State) =>
  electing((context) => {
    context.candidateState = state;
  });
const applying = (onStateApplied: (context: ApplyStateContext) => void): JobFilter => ({
  onStateApplied,
});

const succeeded = new SucceededState('7', 1, 2);
const failed = new FailedState(new Error('boom'));
const scheduled = new ScheduledState(LATER, 'Later');

describe('the values that are stored with a state', () => {
  it.each<[string, State, { runAt?: Date; queue?: string; expireAt?: Date }]>([
    ['Enqueued', new EnqueuedState(), { runAt: NOW }],
    ['Enqueued elsewhere', new EnqueuedState('critical'), { runAt: NOW, queue: 'critical' }],
    ['Scheduled', scheduled, { runAt: LATER }],
    ['Processing', new ProcessingState('server'), {}],
    ['Awaiting', new AwaitingState(['parent']), {}],
    ['Failed', failed, {}],
    ['Succeeded', succeeded, { expireAt: new Date('2030-01-01T00:01:00Z') }],
    ['Deleted', new DeletedState(), { expireAt: new Date('2030-01-01T00:01:00Z') }],
  ])('%s', async (_, state, stored) => {
    const { runAt, queue, expireAt } = await change(state);

    expect({ runAt, queue, expireAt }).toEqual({
      runAt: undefined,
      queue: undefined,
      expireAt: undefined,
      ...stored,
    });
  });

  it('has an entry in the history, with a reason only where there is one', async () => {
    expect((await change(scheduled)).history).toEqual([
      { state: 'Scheduled', at: NOW, reason: 'Later', data: { enqueueAt: LATER.toISOString() } },
    ]);
    expect((await change(new EnqueuedState())).history).toStrictEqual([
      { state: 'Enqueued', at: NOW, data: {} },
    ]);
  });
});

describe('the history of a failure', () => {
  const entries = async (changed: ReturnType<typeof change>) => (await changed).history;

  it('has a fingerprint of the job and the thrown error', async () => {
    const seen: FailedRun[] = [];
    const fingerprinting = new StateMachine(
      { now: () => NOW },
      { jobExpirationTimeoutMs: 60_000, fingerprint: (run) => `print ${seen.push(run)}` },
    );
    const error = Object.assign(new TypeError('no'), { code: 'E1' });

    expect(fingerprinting.changeUnfiltered(new FailedState(error), job).history).toMatchObject([
      { state: 'Failed', data: { exception: { type: 'TypeError' }, fingerprint: 'print 1' } },
    ]);
    expect(seen).toEqual([
      { exceptionType: 'TypeError', code: 'E1', message: 'no', stack: error.stack, job },
    ]);
  });

  it('has the fingerprint also where the job is tried again', async () => {
    const again = replacingBy(new ScheduledState(LATER));

    expect(await entries(change(failed, [again]))).toMatchObject([
      { state: 'Failed', data: { fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) } },
      { state: 'Scheduled' },
    ]);
  });

  it('is the only history with a fingerprint', async () => {
    const [entry] = await entries(change(succeeded));

    expect(entry?.data).not.toHaveProperty('fingerprint');
  });
});

describe('the election', () => {
  it('lets a filter put another state in the place of the candidate', async () => {
    const { state, runAt } = await change(failed, [replacingBy(scheduled)]);

    expect(state).toBe(scheduled);
    expect(runAt).toEqual(LATER);
  });

  it('keeps each candidate that was replaced in the history, oldest first', async () => {
    const { history } = await change(failed, [
      replacingBy(scheduled),
      electing(() => {}),
      replacingBy(new DeletedState('Enough')),
    ]);

    expect(history.map(({ state }) => state)).toEqual(['Failed', 'Scheduled', 'Deleted']);
  });

  it('shows each filter the candidate as the filters before it have left it', async () => {
    const seen: string[][] = [];
    const watching = electing(({ candidateState, traversedStates }) =>
      seen.push([candidateState.name, ...traversedStates.map(({ name }) => name)]),
    );
    await change(failed, [watching, replacingBy(scheduled), watching]);

    expect(seen).toEqual([['Failed'], ['Scheduled', 'Failed']]);
  });

  it('waits for filters that take their time', async () => {
    const slow: JobFilter = {
      async onStateElection(context) {
        await Promise.resolve();
        context.candidateState = scheduled;
      },
    };

    expect((await change(failed, [slow])).state).toBe(scheduled);
  });

  it('tells who asked for which change of what', async () => {
    let context: ElectStateContext | undefined;
    const watching = electing((given) => {
      context = given;
    });
    const given = { currentState: 'Failed', requestedBy: 'client', readyAt: LATER } as const;
    await change(new EnqueuedState(), [watching], given);

    expect(context).toMatchObject({ ...given, job, now: NOW, logger: silentLogger });
  });

  it('throws what a filter throws', async () => {
    const failing = electing(() => {
      throw new Error('boom');
    });

    await expect(async () => change(succeeded, [failing])).rejects.toThrow('boom');
  });
});

describe('the application', () => {
  it('shows the elected state, and the states that were replaced', async () => {
    let context: ApplyStateContext | undefined;
    const watching = applying((given) => {
      context = given;
    });
    await change(failed, [replacingBy(scheduled), watching]);

    expect(context).toMatchObject({
      newState: scheduled,
      oldState: 'Processing',
      traversedStates: [failed],
      requestedBy: 'server',
      now: NOW,
    });
  });

  it('tells all filters that the old state ends before the first hears of the new one', async () => {
    const calls: string[] = [];
    const watching = (name: string): JobFilter => ({
      onStateUnapplied: () => void calls.push(`${name} unapplied`),
      onStateApplied: () => void calls.push(`${name} applied`),
    });
    await change(succeeded, [watching('first'), watching('second')]);

    expect(calls).toEqual([
      'first unapplied',
      'second unapplied',
      'first applied',
      'second applied',
    ]);
  });

  it('tells of no old state when the job is being created', async () => {
    const calls: string[] = [];
    const watching: JobFilter = {
      onStateUnapplied: () => void calls.push('unapplied'),
      onStateApplied: () => void calls.push('applied'),
    };
    await change(new EnqueuedState(), [watching], { currentState: undefined });

    expect(calls).toEqual(['applied']);
  });

  it('collects the counters that grow with the new state', async () => {
    const counting = applying(({ incrementCounter }) => {
      incrementCounter('one');
      incrementCounter('two');
    });

    expect((await change(succeeded, [counting])).counters).toEqual(['one', 'two']);
    expect((await change(succeeded)).counters).toEqual([]);
  });

  it('lets a filter choose how long a finished job is kept', async () => {
    const keeping = (timeoutMs: number) =>
      applying((context) => {
        context.jobExpirationTimeoutMs = timeoutMs;
      });

    expect((await change(succeeded, [keeping(1_000)])).expireAt).toEqual(
      new Date('2030-01-01T00:00:01Z'),
    );
    expect((await change(failed, [keeping(1_000)])).expireAt).toBeUndefined();
  });

  it('shares parameters and items with the election', async () => {
    const parameters = new ParameterBag();
    const noting = electing((context) => {
      context.parameters.set('noted', 1);
      context.items.set('note', 2);
    });
    const adding = applying((context) => {
      const noted = context.parameters.get<number>('noted') ?? 0;
      context.parameters.set('noted', noted + Number(context.items.get('note')));
    });
    await change(succeeded, [noting, adding], { parameters });

    expect(parameters.all()).toEqual({ noted: 3 });
  });
});

describe('a change that no filter sees', () => {
  it('gives the job that state', () => {
    expect(machine.changeUnfiltered(succeeded)).toMatchObject({
      state: succeeded,
      history: [{ state: 'Succeeded' }],
      expireAt: new Date('2030-01-01T00:01:00Z'),
      counters: [],
    });
  });
});
