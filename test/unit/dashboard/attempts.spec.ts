import { afterEach, describe, expect, it } from '@jest/globals';
import type { Attempt } from '../../../lib/attempts/attempt.js';
import { AttemptMinute } from '../../../lib/attempts/attempt-minute.js';
import { minuteOf } from '../../../lib/attempts/attempt-times.js';
import type {
  FailureAnswer,
  PerformanceAnswer,
} from '../../../lib/dashboard/answers/performance.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { DashboardApp } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';
import { MovableClock } from '../../support/movable-clock.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NOW = new Date('2026-03-10T12:34:30Z');
const PLACE = { server: 'web-1', version: '1.0.0' };
const REFUSED = { type: 'ConnectionError', message: 'Refused', fingerprint: 'refused' };

class MailService {
  send(): void {
    throw new TypeError('The mail server is away');
  }
}

let app: DashboardApp;
afterEach(() => app.close());

/** A dashboard of a store, at a time that stands still. */
async function open(): Promise<MemoryJobStorage> {
  const storage = new MemoryJobStorage({ clock: new MovableClock(NOW) });
  app = await DashboardApp.start({ storage });
  return storage;
}

async function ran(
  storage: MemoryJobStorage,
  agoMs: number,
  attempts: readonly Partial<Attempt>[],
  place = PLACE,
): Promise<void> {
  const endedAt = new Date(NOW.getTime() - agoMs);
  const minute = new AttemptMinute(minuteOf(endedAt), place);
  const usual = { method: 'A.run', queue: 'default', jobId: 'j', waitMs: 0, runMs: 10 };
  for (const given of attempts) minute.add({ ...usual, endedAt, failure: undefined, ...given });
  await storage.measurements.add(minute.toMeasurements());
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const performanceOf = async (span: string) =>
  (await app.get(`performance?span=${span}`)).body as PerformanceAnswer;
async function failureOf(span: string): Promise<FailureAnswer> {
  return (await app.get(`failures/refused?span=${span}`)).body;
}

describe('An outage of a method whose jobs are all retried', () => {
  it('is a problem, a failure without Failed jobs, and in the history', async () => {
    app = await DashboardApp.start({
      server: { attemptReportIntervalMs: 100 },
      providers: [MailService],
      dashboard: { statsPollingIntervalMs: 250 },
    });
    await Promise.all(times(30, 0).map(() => app.jobs.enqueue(MailService, (it) => it.send())));

    const overview = await eventually(async () => {
      const { body } = await app.get('overview');
      return body.failures[0]?.attempts === 30 && body;
    });
    const [failure] = overview.failures;
    expect(failure).toMatchObject({
      exceptionType: 'TypeError',
      message: 'The mail server is away',
      type: 'MailService',
      method: 'send',
      methods: 1,
      jobs: { count: 0, isExact: true },
    });
    expect(failure.minutes).toHaveLength(60);
    expect(overview.problems).toEqual([
      {
        kind: 'method-failing',
        subject: 'MailService.send',
        facts: expect.objectContaining({
          share: 1,
          retrying: 30,
          fingerprint: failure.fingerprint,
        }),
      },
    ]);

    const { points } = (await app.get('history?resolution=minute')).body;
    expect(points).toHaveLength(60);
    const failed = points.reduce((sum: number, point: { failed: number }) => sum + point.failed, 0);
    expect(failed).toBe(30);

    const page = (await app.get(`failures/${failure.fingerprint}?span=1h`)).body;
    expect(page).toMatchObject({
      exceptionType: 'TypeError',
      attempts: 30,
      methods: [{ name: 'MailService.send', count: 30 }],
      queues: [{ name: 'default', count: 30 }],
      failedJobs: { count: 0 },
      retries: { count: 30 },
    });
    expect(page.samples).toHaveLength(5);
    expect(page.samples[0]).toMatchObject({ displayName: 'MailService.send', isRetry: true });
  });
});

describe('The performance', () => {
  it('lists what took most of the time first, each with its failures and durations', async () => {
    const storage = await open();
    await ran(storage, 0, [
      ...times(100, { method: 'Quick.run', runMs: 10, waitMs: 5 }),
      ...times(98, { method: 'Slow.run', queue: 'slow', runMs: 1_000, waitMs: 5 }),
      ...times(2, { method: 'Slow.run', queue: 'slow', runMs: 60_000, failure: REFUSED }),
    ]);

    const { methods, queues, servers, versions } = await performanceOf('1h');
    expect(
      methods.map(({ name, count, failed, totalMs }) => [name, count, failed, totalMs]),
    ).toEqual([
      ['Slow.run', 100, 2, 218_000],
      ['Quick.run', 100, 0, 1_000],
    ]);
    const [{ run }] = methods as [(typeof methods)[number]];
    for (const [read, exact] of [
      [run.p50, 1_000],
      [run.p95, 1_000],
      [run.p99, 60_000],
    ] as const) {
      expect(Math.abs(read - exact) / exact).toBeLessThanOrEqual(0.05);
    }
    expect(queues.map(({ name }) => name)).toEqual(['slow', 'default']);
    expect(servers).toMatchObject([{ name: 'web-1', count: 200, failed: 2 }]);
    expect(versions).toMatchObject([{ name: '1.0.0', count: 200, failed: 2 }]);
  });

  it.each([
    ['1h', 60, [29, 59]],
    ['24h', 24, [21, 23, 23]],
    ['7d', 168, [1, 165, 167, 167]],
  ] as const)(
    'of %s has %d points without gaps, and nothing from before',
    async (span, count, filled) => {
      const storage = await open();
      const agos = [0, 30 * MINUTE_MS, 2 * HOUR_MS, 166 * HOUR_MS, 8 * 24 * HOUR_MS];
      for (const ago of agos) await ran(storage, ago, [{}]);

      const { points, methods } = await performanceOf(span);
      expect(points).toHaveLength(count);
      expect(points.flatMap((point, index) => times(point.count, index))).toEqual(filled);
      expect(methods).toMatchObject([{ count: filled.length }]);
    },
  );

  it('says when versions began to run jobs, but not those that ran from the start', async () => {
    const storage = await open();
    const versions = [
      [5, '1.0.0'],
      [3, '1.0.0'],
      [3, '1.1.0'],
      [1, '1.0.0'],
      [1, '1.1.0'],
      [0, '1.2.0'],
    ] as const;
    for (const [hours, version] of versions) {
      await ran(storage, hours * HOUR_MS, [{ failure: REFUSED }], { ...PLACE, version });
    }

    const hour = (ago: number) => Date.parse('2026-03-10T12:00:00Z') - ago * HOUR_MS;
    const deploys = [
      { at: hour(3), version: '1.1.0' },
      { at: hour(0), version: '1.2.0' },
    ];
    expect((await performanceOf('24h')).deploys).toEqual(deploys);
    expect((await failureOf('24h')).deploys).toEqual(deploys);
    expect((await app.get('history?resolution=hour')).body.deploys).toEqual(deploys);
    expect((await performanceOf('1h')).deploys).toEqual([]);
  });

  it('is empty where nothing ran', async () => {
    await open();
    expect(await performanceOf('24h')).toMatchObject({ methods: [], queues: [], servers: [] });
  });

  it('has two hundred methods, and the others together', async () => {
    const storage = await open();
    const methods = Array.from({ length: 1_500 }, (_unused, index) => ({
      method: `M${index}.run`,
      runMs: index,
    }));
    await ran(storage, 0, methods);

    const rows = (await performanceOf('1h')).methods;
    expect(rows).toHaveLength(201);
    expect(rows[0]).toMatchObject({ name: 'M1499.run', totalMs: 1_499 });
    expect(rows.at(-1)).toMatchObject({ name: '', count: 1_300 });
  });

  it('refuses a span that there is none of', async () => {
    await open();
    expect((await app.get('performance?span=2h')).status).toBe(422);
  });
});

describe('The page of a failure', () => {
  it('says since when, where, and which versions', async () => {
    const storage = await open();
    await ran(storage, 9 * 24 * HOUR_MS, [{ failure: REFUSED }], { ...PLACE, version: '0.9.0' });
    await ran(storage, 2 * HOUR_MS, times(3, { failure: REFUSED }));
    await ran(storage, 0, [
      { method: 'B.run', queue: 'mails', failure: { ...REFUSED, message: 'Refused again' } },
      { failure: { ...REFUSED, fingerprint: 'other' } },
    ]);

    expect(await failureOf('24h')).toMatchObject({
      exceptionType: 'ConnectionError',
      message: 'Refused again',
      firstAt: NOW.getTime() - 9 * 24 * HOUR_MS,
      lastAt: NOW.getTime(),
      attempts: 4,
      methods: [
        { name: 'A.run', count: 3 },
        { name: 'B.run', count: 1 },
      ],
      versions: [{ name: '1.0.0', count: 4 }],
      samples: [],
    });
    expect((await failureOf('1h')).attempts).toBe(1);
    expect((await failureOf('24h')).points.filter(({ count }) => count > 0)).toMatchObject([
      { count: 3, failed: 3 },
      { count: 1, failed: 1 },
    ]);
  });

  it('does not exist where nothing has failed so', async () => {
    await open();
    const { status, body } = await app.get('failures/refused');
    expect([status, body.code]).toEqual([404, 'HANGFIRE_DASHBOARD_NOT_FOUND']);
  });
});
