import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import type { JobFilter } from '../../../lib/filters/job-filter.js';
import { AwaitingState } from '../../../lib/states/awaiting-state.js';
import { DeletedState } from '../../../lib/states/deleted-state.js';
import { EnqueuedState } from '../../../lib/states/enqueued-state.js';
import { FailedState } from '../../../lib/states/failed-state.js';
import { ScheduledState } from '../../../lib/states/scheduled-state.js';
import type { State } from '../../../lib/states/state.js';
import { SucceededState } from '../../../lib/states/succeeded-state.js';
import { StorageUnavailableError } from '../../../lib/storage/errors/storage-unavailable-error.js';
import { aJobId } from '../../support/builders.js';
import { HangfireApp, statesOf } from '../../support/hangfire-app.js';

@AutomaticRetry(0)
class ReportService {
  create(_month: number): void {}
  publish(): void {}
}

const SUCCEEDED = new SucceededState(undefined, 0, 0);
const DELETED = new DeletedState();
const FAILED = new FailedState(new Error('Oh no'));

let app: HangfireApp;
let wishes: Partial<JobFilter> = {};

beforeEach(async () => {
  wishes = {};
  app = await HangfireApp.start({
    server: false,
    providers: [ReportService],
    filters: [
      {
        onCreating: (context) => wishes.onCreating?.(context),
        onStateElection: (context) => wishes.onStateElection?.(context),
      },
    ],
  });
});
afterEach(() => app.close());

const aParent = async (state: State = new EnqueuedState()) =>
  (await app.jobs.create(ReportService, (report) => report.create(1), state)) as string;
const continueWith = (parents: never, options: object = {}) =>
  app.jobs.continueWith(parents, ReportService, (report) => report.publish(), options);
const continued = async (parents: unknown, options: object = {}) => {
  const job = await app.jobs.get(await continueWith(parents as never, options));
  if (!job) throw new Error('No continuation');
  return job;
};
const countJobs = async () => {
  const { byState } = await app.jobs.countByState();
  return Object.values(byState).reduce((sum, count) => sum + count, 0);
};

describe('continueWith', () => {
  it('stores a job that waits, with its parents', async () => {
    const parent = await aParent();
    const job = await continued(parent, { queue: 'slow', priority: 3 });

    expect(job).toMatchObject({
      state: 'Awaiting',
      queue: 'slow',
      priority: 3,
      parentIds: [parent],
      history: [{ state: 'Awaiting', data: { parentIds: [parent], condition: 'succeeded' } }],
    });
  });

  it('waits for several parents, each of which counts once', async () => {
    const [one, other] = [await aParent(), await aParent(FAILED)];

    expect(await continued([one, other, one])).toMatchObject({
      state: 'Awaiting',
      parentIds: [one, other],
    });
  });

  it.each<[string, State, string]>([
    ['succeeded', SUCCEEDED, 'Enqueued'],
    ['succeeded', DELETED, 'Deleted'],
    ['deleted', DELETED, 'Enqueued'],
    ['deleted', SUCCEEDED, 'Deleted'],
    ['finished', SUCCEEDED, 'Enqueued'],
    ['finished', DELETED, 'Enqueued'],
    ['succeeded', FAILED, 'Awaiting'],
    ['deleted', FAILED, 'Awaiting'],
    ['finished', FAILED, 'Awaiting'],
  ])('on %s after a parent that is in %p: %s', async (on, state, expected) => {
    expect(await continued(await aParent(state), { on })).toMatchObject({ state: expected });
  });

  it('is decided by parents that have ended, at once when all have or one has ended against the condition', async () => {
    const [done, gone, open] = [await aParent(SUCCEEDED), await aParent(DELETED), await aParent()];

    expect(await continued([done])).toMatchObject({ parentIds: [done] });
    expect(await continued([done, open])).toMatchObject({ state: 'Awaiting' });
    const inVain = await continued([open, gone]);
    expect(inVain.state).toBe('Deleted');
    expect(inVain.history.at(-1)?.reason).toBe(
      `Continuation condition was not met: ${gone} is Deleted`,
    );
  });

  it('keeps a delay that counts from the release, or a time', async () => {
    const at = new Date(Date.now() + 3_600_000);
    const [open, done] = [await aParent(), await aParent(SUCCEEDED)];

    expect((await continued(open, { schedule: { minutes: 1 } })).history[0]?.data).toMatchObject({
      delayMs: 60_000,
    });
    expect((await continued(open, { schedule: at })).history[0]?.data).toMatchObject({
      enqueueAt: at.toISOString(),
    });
    expect(await continued(done, { schedule: at })).toMatchObject({
      state: 'Scheduled',
      runAt: at,
    });
  });

  it('treats a parent that a filter cancelled as deleted', async () => {
    expect(await continued(null)).toMatchObject({ state: 'Deleted', parentIds: [] });
    expect(await continued([await aParent(), null])).toMatchObject({ state: 'Deleted' });
    expect(await continued(null, { on: 'deleted' })).toMatchObject({ state: 'Enqueued' });
    expect(await continued([null, await aParent()], { on: 'finished' })).toMatchObject({
      state: 'Awaiting',
    });
  });

  it('runs the client filters, which may cancel it', async () => {
    wishes.onCreating = (context) => {
      context.canceled = context.initialState instanceof AwaitingState;
    };

    expect(await continueWith((await aParent()) as never)).toBeNull();
    expect(await countJobs()).toBe(1);
  });

  it('lets a state filter choose another first state', async () => {
    const parent = await aParent();
    wishes.onStateElection = (context) => {
      if (context.candidateState instanceof AwaitingState) {
        context.candidateState = new ScheduledState(new Date(Date.now() + 60_000));
      }
    };

    const job = await continued(parent);
    expect(statesOf(job)).toEqual(['Awaiting', 'Scheduled']);
    expect(job.parentIds).toEqual([parent]);
  });

  it('links a job that a state filter makes wait', async () => {
    const parent = await aParent();
    wishes.onStateElection = (context) => {
      context.candidateState = new AwaitingState([parent], { condition: 'finished' });
    };

    expect(await app.jobs.get(await aParent())).toMatchObject({
      state: 'Awaiting',
      parentIds: [parent],
    });
  });

  it('does the same as creating a job in an AwaitingState', async () => {
    const [open, gone] = [await aParent(), await aParent(DELETED)];
    const waiting = await aParent(new AwaitingState([open], { condition: 'finished' }));
    const inVain = await aParent(new AwaitingState([gone]));

    expect(await app.jobs.get(waiting)).toMatchObject({ state: 'Awaiting', parentIds: [open] });
    expect(await app.jobs.get(inVain)).toMatchObject({ state: 'Deleted' });
  });

  it('waits out a short absence of the store', async () => {
    const parent = await aParent();
    const { continuations } = app.storage;
    const findParents = continuations.findParents.bind(continuations);
    let tries = 0;
    continuations.findParents = async (ids) => {
      tries += 1;
      if (tries === 1) throw new StorageUnavailableError('find parents', { cause: 'test' });
      return findParents(ids);
    };

    expect(await continued(parent)).toMatchObject({ state: 'Awaiting' });
    expect(tries).toBe(2);
  });

  it.each<[string, unknown, object, string]>([
    ['no ids', [], {}, 'INVALID_PARENT'],
    ['undefined', undefined, {}, 'INVALID_PARENT'],
    ['a number', 7, {}, 'INVALID_PARENT'],
    ['undefined among the ids', [undefined], {}, 'INVALID_PARENT'],
    ['an empty id', '', {}, 'INVALID_PARENT'],
    ['an id of 101 characters', 'x'.repeat(101), {}, 'INVALID_PARENT'],
    ['an id that cannot be one', 'x'.repeat(100), {}, 'UNKNOWN_PARENT'],
    ['an id that nothing has', aJobId(), {}, 'UNKNOWN_PARENT'],
    ['an unknown condition', null, { on: 'failed' }, 'INVALID_CONDITION'],
    ['the condition of the engine', null, { on: 'started' }, 'INVALID_CONDITION'],
    ['a time that is none', null, { schedule: new Date(Number.NaN) }, 'INVALID_TIME'],
    ['an empty duration', null, { schedule: {} }, 'INVALID_TIME'],
  ])('refuses %s', async (_, parents, options, code) => {
    await expect(continueWith(parents as never, options)).rejects.toMatchObject({
      code: `HANGFIRE_${code}`,
    });
    expect(await countJobs()).toBe(0);
  });

  it('names the parents that it does not know', async () => {
    const [known, unknown] = [await aParent(), aJobId()];

    await expect(continueWith([known, unknown] as never)).rejects.toMatchObject({
      parentIds: [unknown],
      message: expect.stringContaining(unknown),
    });
  });

  it("refuses 'completed' after a job", async () => {
    const parent = await aParent();

    await expect(continueWith(parent as never, { on: 'completed' })).rejects.toMatchObject({
      code: 'HANGFIRE_INVALID_CONDITION',
      message: expect.stringContaining(parent),
    });
  });
});

describe('the exception of a job', () => {
  it('is the last exception that the job threw, with its stack, unless the job has succeeded since', async () => {
    const id = await aParent(FAILED);
    expect((await app.jobs.get(id))?.exception).toEqual({
      type: 'Error',
      message: 'Oh no',
      details: expect.stringContaining('Error: Oh no'),
    });

    await app.jobs.requeue(id);
    expect((await app.jobs.get(id))?.exception).toMatchObject({ message: 'Oh no' });
    await app.jobs.changeState(id, SUCCEEDED);
    expect((await app.jobs.get(id))?.exception).toBeUndefined();
  });

  it('is undefined for a job that threw nothing', async () => {
    expect((await app.jobs.get(await aParent()))?.exception).toBeUndefined();
  });
});
