import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { Page } from 'playwright-core';
import { AttemptMinute } from '../../lib/attempts/attempt-minute.js';
import { attemptSeries } from '../../lib/attempts/attempt-series.js';
import { minuteOf } from '../../lib/attempts/attempt-times.js';
import { AutomaticRetry } from '../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../support/eventually.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { Signal } from '../support/signal.js';
import { closePages, useBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { expectJobs } from './support/job-list.js';
import { expectGoodLooks } from './support/looks.js';
import { placesOf } from './support/places-in-turn.js';
import { heading } from './support/shell.js';
import { Site } from './support/site.js';

const SLOW_RUN_MS = 30_000;

@Injectable()
class ReportService {
  static printed = new Signal();

  quick(number: number) {
    return number;
  }

  @AutomaticRetry(0)
  refuse(): void {
    throw new Error('Out of paper');
  }

  async slow(): Promise<void> {
    await ReportService.printed;
  }
}

useBrowser();

describe.each(placesOf(import.meta.url))('Performance on $platform, $where', (place) => {
  const clock = new ShiftedClock('2026-03-11T10:20:00Z');
  const storage = new MemoryJobStorage({ clock });
  let site: Site;

  beforeAll(async () => {
    ReportService.printed = new Signal();
    site = await Site.start({
      place,
      storage,
      server: { name: 'printer', attemptReportIntervalMs: 100, serverTimeoutMs: 10 * SLOW_RUN_MS },
      providers: [ReportService],
    });
    await run();
  });
  afterEach(async () => {
    await closePages();
    expect(site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => site.close());

  /** Four quick runs, one that fails, and a long one in a queue of its own. */
  async function run(): Promise<void> {
    const { dashboard } = site;
    const { jobs } = dashboard;
    const slow = await inState(
      dashboard,
      'Processing',
      jobs.enqueue(ReportService, (it) => it.slow()),
    );
    clock.shift(SLOW_RUN_MS);
    ReportService.printed.fire();
    await inState(dashboard, 'Succeeded', Promise.resolve(slow));
    for (const number of [1, 2, 3, 4]) {
      await jobs.enqueue(ReportService, (it) => it.quick(number));
    }
    await jobs.enqueue(ReportService, (it) => it.refuse());
    await eventually(async () => (await reported()) === 6);
  }

  async function reported(): Promise<number> {
    const { measurements } = storage;
    const sums = await attemptSeries.queues.sumsSince(measurements, new Date(0), 3_600_000);
    const tallies = [...sums.values()].flatMap(({ entries }) => [...entries]);
    return tallies.reduce((sum, [, { count }]) => sum + count, 0);
  }

  const rowsOf = (page: Page, table: string) =>
    page.getByRole('table', { name: table, exact: true }).getByRole('row');

  it('has the methods first that take most of the time of workers, and how they run', async () => {
    const page = await site.open('/performance');
    const rows = rowsOf(page, 'By method');
    await rows.filter({ hasText: 'slow' }).waitFor();

    const names = await rows.getByRole('link').allInnerTexts();
    expect(names[0]).toBe('ReportService.slow');
    expect(names.toSorted()).toEqual([
      'ReportService.quick',
      'ReportService.refuse',
      'ReportService.slow',
    ]);
    const cells = await rows.filter({ hasText: 'slow' }).getByRole('cell').allInnerTexts();
    expect(cells.slice(1, 4)).toEqual([expect.stringMatching(/^30 sec$/), '1', '0']);
    expect(cells[4]).toMatch(/^p50 (29|30|31) sec\s+p95 (29|30|31) sec\s+p99 (29|30|31) sec$/);
    await rows.filter({ hasText: 'refuse' }).getByText('1 (100%)').waitFor();
  });

  it('shows attempts by queue and by server', async () => {
    const page = await site.open('/performance');

    await rowsOf(page, 'By queue').filter({ hasText: 'default' }).getByText('1 (17%)').waitFor();
    await rowsOf(page, 'By server').filter({ hasText: 'printer' }).waitFor();
  });

  it('counts attempts and failed attempts over time, in figures as well', async () => {
    const page = await site.open('/performance');
    const chart = page.getByRole('region', { name: 'Attempts', exact: true });
    await chart.getByText('Show as table').click();

    await chart
      .getByRole('listitem')
      .filter({ hasText: 'Failed attempts' })
      .getByText('1')
      .waitFor();
    expect(await rowsOf(page, 'Attempts').count()).toBe(61);
  });

  it('goes back a day or a week, with an address of its own', async () => {
    const page = await site.open('/performance');
    await page.getByRole('link', { name: '7 d' }).click();
    const chart = page.getByRole('region', { name: 'Attempts', exact: true });
    await chart.getByText('Show as table').click();
    await rowsOf(page, 'Attempts').nth(168).waitFor();

    await page.reload();
    await page.getByRole('link', { name: '7 d' }).and(page.locator('[aria-current]')).waitFor();
    await rowsOf(page, 'By method').filter({ hasText: 'slow' }).waitFor();
  });

  it('leads from a method to its jobs, and from a queue to the queue', async () => {
    const page = await site.open('/performance');
    await page.getByRole('link', { name: 'ReportService.slow' }).click();
    await heading(page, 'All jobs').waitFor();
    await expectJobs(page, ['ReportService.slow']);

    await page.goBack();
    await page.getByRole('link', { name: 'default', exact: true }).click();
    await heading(page, 'Enqueued').waitFor();
    await page.getByText('queue:default').waitFor();
  });

  it('is readable by everybody, in the light and in the dark, and on a phone', async () => {
    const page = await site.open('/performance');
    await rowsOf(page, 'By method').filter({ hasText: 'slow' }).waitFor();

    await expectGoodLooks(page);
  });
});

describe('Performance', () => {
  it('marks when a version of the application began to run jobs', async () => {
    const storage = new MemoryJobStorage();
    const site = await Site.start({ storage });
    try {
      for (const [hoursAgo, version] of [
        [2, '1.0.0'],
        [0.2, '1.0.0'],
        [0, '1.1.0'],
      ] as const) {
        const endedAt = new Date(storage.clock.now().getTime() - hoursAgo * 3_600_000);
        const minute = new AttemptMinute(minuteOf(endedAt), { server: 'web-1', version });
        const attempt = { method: 'A.run', queue: 'default', jobId: '1', waitMs: 1, runMs: 1 };
        minute.add({ ...attempt, endedAt, failure: undefined });
        await storage.measurements.add(minute.toMeasurements());
      }

      const page = await site.open('/performance?span=24h');
      await page.getByText(/^Version 1\.1\.0 began to run/).waitFor();
      expect(await page.getByText(/^Version 1\.0\.0 began to run/).count()).toBe(0);
      await expectGoodLooks(page);

      await page.goto(`${site.url}/`);
      const charts = page.getByText(/^Version 1\.1\.0 began to run/);
      for (const name of ['History', 'Live throughput']) {
        await page.getByRole('region', { name, exact: true }).filter({ has: charts }).waitFor();
      }
      expect(site.complaints.splice(0)).toEqual([]);
    } finally {
      await site.close();
    }
  });

  it('says so where nothing ran', async () => {
    const site = await Site.start();
    try {
      const page = await site.open('/performance');
      await page.getByText('Nothing ran in this time').waitFor();

      await expectGoodLooks(page);
      expect(site.complaints.splice(0)).toEqual([]);
    } finally {
      await site.close();
    }
  });
});
