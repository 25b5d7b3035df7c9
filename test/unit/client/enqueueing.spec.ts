import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Queue } from '../../../lib/built-in-filters/queue/queue.js';
import { DeletedState } from '../../../lib/states/deleted-state.js';
import type { StorageEvent } from '../../../lib/storage/events/storage-events.js';
import { InvalidTimeError } from '../../../lib/support/time/invalid-time-error.js';
import { HangfireApp, statesOf } from '../../support/hangfire-app.js';

class ReportService {
  create(_month: Date | number, _options?: object): string {
    return 'created';
  }

  @Queue('critical')
  createAtOnce() {}

  @Queue('tenant-{0}')
  createFor(_tenant: string) {}
}

let app: HangfireApp;

beforeEach(async () => {
  app = await HangfireApp.start({ server: false, providers: [ReportService] });
});
afterEach(() => app.close());

describe('enqueueing', () => {
  it('stores an Enqueued job before it resolves', async () => {
    const id = await app.jobs.enqueue(ReportService, (report) => report.create(7));

    expect(await app.jobs.get(id)).toMatchObject({
      type: 'ReportService',
      method: 'create',
      args: [7],
      queue: 'default',
      priority: 0,
      state: 'Enqueued',
      attempt: 0,
      history: [{ state: 'Enqueued' }],
      result: undefined,
    });
  });

  it('takes queue, priority and parameters from the call', async () => {
    const id = await app.jobs.enqueue(ReportService, (report) => report.create(7), {
      queue: 'slow',
      priority: -5,
      parameters: { tenant: 'a' },
    });

    expect(await app.jobs.get(id)).toMatchObject({
      queue: 'slow',
      priority: -5,
      parameters: { tenant: 'a' },
    });
  });

  it('prefers the queue of the call to the queue of the decorator', async () => {
    const { jobs } = app;
    const decorated = await jobs.enqueue(ReportService, (report) => report.createAtOnce());
    const called = await jobs.enqueue(ReportService, (report) => report.createAtOnce(), {
      queue: 'slow',
    });

    expect(await jobs.get(decorated)).toMatchObject({ queue: 'critical' });
    expect(await jobs.get(called)).toMatchObject({ queue: 'slow' });
  });

  it('treats an option that is undefined as left out', async () => {
    const id = await app.jobs.enqueue(ReportService, (report) => report.createAtOnce(), {
      queue: undefined,
      priority: undefined,
      parameters: undefined,
      manager: undefined,
    });

    expect(await app.jobs.get(id)).toMatchObject({ queue: 'critical', priority: 0 });
  });

  it('creates a job in a final state, without running it', async () => {
    const id = await app.jobs.create(
      ReportService,
      (report) => report.create(7),
      new DeletedState('Not wanted'),
    );

    expect(await app.jobs.get(id)).toMatchObject({ state: 'Deleted', expireAt: expect.any(Date) });
  });

  it('enqueues for a class that this process does not provide', async () => {
    class ElsewhereService {
      run() {}
    }
    const id = await app.jobs.enqueue(ElsewhereService, (elsewhere) => elsewhere.run());

    expect(await app.jobs.get(id)).toMatchObject({ type: 'ElsewhereService', method: 'run' });
  });

  it.each([
    ['no method', () => {}, 'HANGFIRE_CALL_WITHOUT_METHOD'],
    [
      'two methods',
      (report: ReportService) => [report.create(1), report.create(2)],
      'HANGFIRE_CALL_WITH_SEVERAL_METHODS',
    ],
    [
      'an unknown method',
      (report: ReportService) => (report as unknown as { lost(): void }).lost(),
      'HANGFIRE_UNKNOWN_METHOD',
    ],
    ['an await', async (report: ReportService) => report.create(1), 'HANGFIRE_CALL_AWAITED'],
    [
      'a function as argument',
      (report: ReportService) => report.create(1, { callback: () => {} }),
      'HANGFIRE_UNSERIALIZABLE_ARGUMENT',
    ],
    [
      'too large arguments',
      (report: ReportService) => report.create(1, { text: 'x'.repeat(1_048_577) }),
      'HANGFIRE_ARGUMENTS_TOO_LARGE',
    ],
    [
      'an argument that makes no queue name',
      (report: ReportService) => report.createFor('Ä'),
      'HANGFIRE_INVALID_QUEUE_NAME',
    ],
  ])('refuses %s and stores nothing', async (_what, call, code) => {
    await expect(app.jobs.enqueue(ReportService, call)).rejects.toMatchObject({ code });

    expect((await app.jobs.countByState()).byState.Enqueued ?? 0).toBe(0);
  });

  it.each([
    ['a queue outside the rules', { queue: 'No Such' }, 'HANGFIRE_INVALID_QUEUE_NAME'],
    ['a queue that is empty', { queue: '' }, 'HANGFIRE_INVALID_QUEUE_NAME'],
    ['a priority out of range', { priority: 40_000 }, 'HANGFIRE_INVALID_PRIORITY'],
    ['a priority that is no number', { priority: Number.NaN }, 'HANGFIRE_INVALID_PRIORITY'],
    [
      'a parameter that is no JSON',
      { parameters: { big: 1n as unknown } },
      'HANGFIRE_INVALID_PARAMETER',
    ],
  ])('refuses %s and stores nothing', async (_what, options, code) => {
    const enqueued = app.jobs.enqueue(ReportService, (report) => report.create(1), options);
    await expect(enqueued).rejects.toMatchObject({ code });

    expect((await app.jobs.countByState()).byState.Enqueued ?? 0).toBe(0);
  });
});

describe('enqueueing many', () => {
  it('answers with the ids in the order of the items', async () => {
    const months = Array.from({ length: 500 }, (_, month) => month);
    const ids = await app.jobs.enqueueMany(ReportService, months, (report, month) =>
      report.create(month),
    );

    const jobs = await Promise.all(ids.map((id) => app.jobs.get(id)));
    expect(jobs.map((job) => job?.args?.[0])).toEqual(months);
    expect(ids.toSorted()).toEqual(ids);
  });

  it('takes any iterable, even an empty one', async () => {
    const ids = await app.jobs.enqueueMany(ReportService, new Set([1, 2]), (report, month) =>
      report.create(month),
    );

    expect(ids).toHaveLength(2);
    expect(await app.jobs.enqueueMany(ReportService, [], (report) => report.create(1))).toEqual([]);
  });

  it('stores no job when one of the calls is refused', async () => {
    const created = app.jobs.enqueueMany(ReportService, ['good', 'BAD', 'fine'], (report, tenant) =>
      report.createFor(tenant),
    );

    await expect(created).rejects.toMatchObject({ code: 'HANGFIRE_INVALID_QUEUE_NAME' });
    expect((await app.jobs.countByState()).byState.Enqueued ?? 0).toBe(0);
  });

  it('shares the options between the jobs', async () => {
    const ids = await app.jobs.enqueueMany(
      ReportService,
      [1, 2],
      (report, month) => report.create(month),
      { queue: 'slow', priority: 3 },
    );

    for (const id of ids) {
      expect(await app.jobs.get(id)).toMatchObject({ queue: 'slow', priority: 3 });
    }
  });

  it('announces the queue once', async () => {
    const heard: StorageEvent[] = [];
    const subscription = await app.storage.events.subscribe((event) => heard.push(event));
    await app.jobs.enqueueMany(ReportService, [1, 2, 3], (report, month) => report.create(month));
    await subscription.close();

    expect(heard).toEqual([{ kind: 'ready', queue: 'default' }]);
  });
});

describe('scheduling', () => {
  it('stores a Scheduled job that is due at that time', async () => {
    const due = new Date('2100-01-01T00:00:00Z');
    const id = await app.jobs.schedule(ReportService, (report) => report.createAtOnce(), due);

    expect(await app.jobs.get(id)).toMatchObject({
      state: 'Scheduled',
      runAt: due,
      queue: 'critical',
    });
  });

  it('counts a duration from now', async () => {
    const before = Date.now();
    const id = await app.jobs.schedule(ReportService, (report) => report.create(1), { days: 3 });
    const job = await app.jobs.get(id);

    const delay = (job?.runAt?.getTime() ?? 0) - before;
    expect(delay).toBeGreaterThanOrEqual(3 * 86_400_000);
    expect(delay).toBeLessThan(3 * 86_400_000 + 60_000);
  });

  it.each([
    ['an invalid date', new Date('next week')],
    ['an empty duration', {}],
    ['a duration that is no number', { days: Number.NaN }],
    ['an unknown unit', { weeks: 1 }],
    ['a number', 5],
    ['nothing', undefined],
  ])('refuses %s and stores nothing', async (_what, when) => {
    const scheduled = app.jobs.schedule(ReportService, (report) => report.create(1), when as Date);

    await expect(scheduled).rejects.toBeInstanceOf(InvalidTimeError);
    expect((await app.jobs.countByState()).byState.Scheduled ?? 0).toBe(0);
  });
});

describe('the details of a job', () => {
  it('are undefined for an unknown id, a text that is no id, and null', async () => {
    expect(await app.jobs.get('01890a5d-ac96-774b-bcce-b302099a8057')).toBeUndefined();
    expect(await app.jobs.get('no id at all')).toBeUndefined();
    expect(await app.jobs.get(null)).toBeUndefined();
  });

  it('come with the count of jobs in each state', async () => {
    await app.jobs.enqueue(ReportService, (report) => report.create(1));
    const id = await app.jobs.enqueue(ReportService, (report) => report.create(1));
    await app.jobs.delete(id);

    expect((await app.jobs.countByState()).byState).toMatchObject({ Enqueued: 1, Deleted: 1 });
  });

  it('include the history, oldest entry first', async () => {
    const id = await app.jobs.schedule(ReportService, (report) => report.create(1), { days: 1 });
    await app.jobs.requeue(id);
    await app.jobs.delete(id);
    const job = await app.jobs.get(id);

    expect(job && statesOf(job)).toEqual(['Scheduled', 'Enqueued', 'Deleted']);
  });
});
