import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { UseJobFilters } from '../../../lib/filters/use-job-filters.js';
import { DeletedState } from '../../../lib/states/deleted-state.js';
import type { State } from '../../../lib/states/state.js';
import { StorageOperationError } from '../../../lib/storage/errors/storage-operation-error.js';
import type { ClaimedJob } from '../../../lib/storage/jobs/records.js';
import { InvalidTimeError } from '../../../lib/support/time/invalid-time-error.js';
import { aTransition } from '../../support/builders.js';
import { HangfireApp } from '../../support/hangfire-app.js';

class OnHoldState implements State {
  readonly name = 'OnHold';
  readonly isFinal = false;
  readonly reason = 'A person has to look';
  toData = () => ({ since: 'today' });
}

class ReportService {
  create() {}

  @UseJobFilters({
    onStateElection(context) {
      if (context.candidateState.name === 'Deleted') {
        context.candidateState = new OnHoldState();
      }
    },
  })
  keep() {}
}

let app: HangfireApp;

beforeEach(async () => {
  app = await HangfireApp.start({ server: false, providers: [ReportService] });
});
afterEach(() => app.close());

const anEnqueuedJob = () => app.jobs.enqueue(ReportService, (report) => report.create());

const CHANGES: [string, string, (id: string | null, expectedState?: string) => Promise<boolean>][] =
  [
    ['requeue', 'Enqueued', (id, expectedState) => app.jobs.requeue(id, { expectedState })],
    ['delete', 'Deleted', (id, expectedState) => app.jobs.delete(id, { expectedState })],
    [
      'reschedule',
      'Scheduled',
      (id, expectedState) => app.jobs.reschedule(id, { minutes: 5 }, { expectedState }),
    ],
    [
      'changeState',
      'OnHold',
      (id, expectedState) => app.jobs.changeState(id, new OnHoldState(), { expectedState }),
    ],
  ];

describe.each(CHANGES)('%s', (_name, state, change) => {
  it(`brings a job into the state ${state}`, async () => {
    const id = await anEnqueuedJob();

    expect(await change(id)).toBe(true);
    expect(await app.jobs.get(id)).toMatchObject({ state });
  });

  it('brings a finished job back as well', async () => {
    const id = await anEnqueuedJob();
    await app.jobs.delete(id);

    expect(await change(id)).toBe(true);
    expect(await app.jobs.get(id)).toMatchObject({ state });
  });

  it('happens in the expected state, whatever its case', async () => {
    expect(await change(await anEnqueuedJob(), 'Enqueued')).toBe(true);
    expect(await change(await anEnqueuedJob(), 'enqueued')).toBe(true);
  });

  it('does nothing where the job is not in the expected state', async () => {
    const id = await anEnqueuedJob();

    expect(await change(id, 'Processing')).toBe(false);
    expect(await app.jobs.get(id)).toMatchObject({ state: 'Enqueued', history: [{}] });
  });

  it('is false for unknown ids, and for null', async () => {
    expect(await change('01890a5d-ac96-774b-bcce-b302099a8057')).toBe(false);
    expect(await change('no id at all')).toBe(false);
    expect(await change('')).toBe(false);
    expect(await change(null)).toBe(false);
  });
});

describe('rescheduling', () => {
  it('refuses an invalid date and leaves the job as it was', async () => {
    const id = await anEnqueuedJob();

    const rescheduled = app.jobs.reschedule(id, new Date('soon'));
    await expect(rescheduled).rejects.toBeInstanceOf(InvalidTimeError);
    expect(await app.jobs.get(id)).toMatchObject({ state: 'Enqueued' });
  });
});

describe('changing a state', () => {
  it('is false when a filter chose another state', async () => {
    const id = await app.jobs.enqueue(ReportService, (report) => report.keep());

    expect(await app.jobs.delete(id)).toBe(false);
    expect(await app.jobs.get(id)).toMatchObject({
      state: 'OnHold',
      history: [{ state: 'Enqueued' }, { state: 'Deleted' }, { state: 'OnHold' }],
    });
  });

  it('leaves a job alone that has run since it was seen', async () => {
    const id = await anEnqueuedJob();
    const hand = { serverId: 's1', queues: ['default'], limit: 1 };
    const [claimed] = await app.storage.queues.claim(hand);
    const back = { to: 'Enqueued', runAt: new Date() };
    await app.storage.jobs.applyTransitions([aTransition(claimed as ClaimedJob, back)]);
    const change = (expectedAttempt: number) =>
      app.jobs.requeue(id, { expectedState: 'Enqueued', expectedAttempt });

    expect(await change(0)).toBe(false);
    expect((await app.jobs.get(id))?.history.at(-1)?.reason).toBeUndefined();
    expect(await change(1)).toBe(true);
  });

  it('takes custom states', async () => {
    const id = await anEnqueuedJob();

    expect(await app.jobs.changeState(id, new OnHoldState())).toBe(true);
    expect(await app.jobs.get(id)).toMatchObject({
      state: 'OnHold',
      history: [{}, { reason: 'A person has to look', data: { since: 'today' } }],
    });
  });

  it('shares the statements of changes that are made at the same time', async () => {
    const { jobs } = app.storage;
    const ids = await app.jobs.enqueueMany(ReportService, Array.from({ length: 200 }), (it) =>
      it.create(),
    );
    const [reads, writes] = [jest.spyOn(jobs, 'findJobs'), jest.spyOn(jobs, 'applyTransitions')];

    const changed = await Promise.all(ids.map((id) => app.jobs.delete(id)));
    expect(new Set(changed)).toEqual(new Set([true]));
    expect([reads.mock.calls.length, writes.mock.calls.length]).toEqual([1, 1]);
    jest.restoreAllMocks();
  });

  it('fails only for the job that the store refuses', async () => {
    const { jobs } = app.storage;
    const ids = await app.jobs.enqueueMany(ReportService, [1, 2, 3, 4], (it) => it.create());
    const apply = jobs.applyTransitions.bind(jobs);
    jest.spyOn(jobs, 'applyTransitions').mockImplementation(async (transitions, options) => {
      if (transitions.some(({ jobId }) => jobId === ids[2])) {
        throw new StorageOperationError('apply transitions', { cause: 'refused' });
      }
      return apply(transitions, options);
    });

    const outcomes = await Promise.allSettled(ids.map((id) => app.jobs.delete(id)));
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    jest.restoreAllMocks();
  });

  it('lets each of many concurrent changes see the change before it', async () => {
    const id = await anEnqueuedJob();
    const changes = Array.from({ length: 10 }, () =>
      app.jobs.changeState(id, new DeletedState(), { expectedState: 'Enqueued' }),
    );

    expect((await Promise.all(changes)).filter((isChanged) => isChanged)).toHaveLength(1);
    expect((await app.jobs.get(id))?.history).toHaveLength(2);
  });
});
