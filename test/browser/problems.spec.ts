import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../support/eventually.js';
import { aRecurringJob } from '../support/recurring-builders.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

const MINUTE_MS = 60_000;

useBrowser();

describe('The overview says in a sentence that', () => {
  const clock = new ShiftedClock('2026-03-11T10:20:00Z');
  const storage = new MemoryJobStorage({ clock });
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    site = await Site.start({
      storage,
      providers: [InvoiceService],
      // It schedules what recurs, and stays on record wherever the clock goes.
      server: { queues: ['idle'], heartbeatIntervalMs: 500, serverTimeoutMs: 180 * MINUTE_MS },
      dashboard: { statsPollingIntervalMs: 250 },
    });
    page = await site.open();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
  });
  afterEach(() => expect(site.complaints.splice(0)).toEqual([]));
  afterAll(() => site.close());

  const sentence = (text: string | RegExp) =>
    page.getByRole('region', { name: 'Problems' }).getByText(text).waitFor();
  const titled = (title: string) => settles(async () => expect(await page.title()).toBe(title));
  const enqueue = (count: number, queue: string) =>
    site.dashboard.jobs.enqueueMany(InvoiceService, Array(count).keys(), (it, i) => it.send(i), {
      queue,
    });

  it('a server went silent', async () => {
    const { servers } = storage;
    await servers.announce({ id: 'lost:1:a', name: 'lost', queues: ['mail'], workerCount: 3 });
    clock.shift(40_000);

    await sentence(/^Server lost:1:a has gone silent. Its last heartbeat came 4\d sec\. ago\.$/);
    await titled('(1) Overview · Hangfire');
  });

  it('a server was lost, when others have removed it', async () => {
    expect(await storage.servers.removeTimedOut(30_000)).toEqual(['lost:1:a']);

    await sentence(
      /^Server lost:1:a was lost\. Its last heartbeat came .*; others run its jobs\.$/,
    );
  });

  it('no server serves a queue', async () => {
    await enqueue(1, 'mail');
    clock.shift(5 * MINUTE_MS);

    await sentence(/^1 job has waited in queue mail for 5 min.*, but no server serves it\.$/);
  });

  it('clocks are apart', async () => {
    storage.monitoring.health = async () => ({ clockOffsetMs: -42_000 });

    await sentence(`The clock of ${hostname()} and that of the store are 42 sec apart.`);
  });

  it('a held snapshot keeps the store from cleaning up', async () => {
    const oldestSnapshotAt = new Date(clock.now().getTime() - 10 * MINUTE_MS);
    storage.monitoring.health = async () => ({ clockOffsetMs: 0, oldestSnapshotAt });

    await sentence(/^A snapshot that has been held for 10 min.* keeps the store from cleaning up/);
  });

  it('a recurring job cannot be scheduled', async () => {
    const plan = { type: 'InvoiceService', method: 'send', cron: '0 25 * * *' };
    await storage.recurring.change('nightly', () =>
      aRecurringJob({ id: 'nightly', ...plan, nextRunAt: clock.now() }),
    );

    await sentence(
      /^Recurring job nightly could not be scheduled: .*Invalid hour in "0 25 \* \* \*"/,
    );
  });

  it('a backlog grows', async () => {
    const lookedAt = (ready: number) =>
      eventually(async () => {
        const { queues } = (await site.dashboard.get('overview')).body;
        return queues.some((it: { name: string; ready: { count: number } }) => {
          return it.name === 'idle-no-more' && it.ready.count === ready;
        });
      });

    await enqueue(10, 'idle-no-more');
    await lookedAt(10);
    for (const ready of [110, 210]) {
      clock.shift(MINUTE_MS);
      await enqueue(100, 'idle-no-more');
      await lookedAt(ready);
    }

    await sentence(
      /^Queue idle-no-more has grown for 2 min.*: more jobs come .*, and 210 are ready/,
    );
  });

  it('the store is slow', async () => {
    const { statistics } = storage;
    const countByState = statistics.countByState.bind(statistics);
    statistics.countByState = async () => {
      await pause(1_010);
      return countByState();
    };

    await sentence(/^The store takes 1\.\d* sec to answer/);
    statistics.countByState = countByState;
  });

  it('nothing is wrong, if all is well', async () => {
    storage.monitoring.health = async () => ({ clockOffsetMs: 0 });
    await storage.recurring.remove('nightly');
    for (const queue of ['mail', 'idle-no-more']) await storage.queues.pause(queue, 'ada');

    // What was lost has been told of for long enough.
    clock.shift(60 * MINUTE_MS);

    await page.getByRole('region', { name: 'Problems' }).waitFor({ state: 'detached' });
    await titled('Overview · Hangfire');
  });
});
