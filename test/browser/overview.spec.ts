import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../support/eventually.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { Signal } from '../support/signal.js';
import { useBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectJobs } from './support/job-list.js';
import { expectGoodLooks } from './support/looks.js';
import { placesOf } from './support/places-in-turn.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

const HOUR_MS = 3_600_000;
const SERVER = {
  name: 'printer',
  workerCount: 5,
  heartbeatIntervalMs: 1_000,
  // It must not give itself up where the clock is shifted.
  serverTimeoutMs: 100 * HOUR_MS,
};

useBrowser();

describe.each(placesOf(import.meta.url))('The overview on $platform, $where', (place) => {
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    InvoiceService.printed = new Signal();
    const clock = new ShiftedClock('2026-03-11T10:20:00Z');
    site = await Site.start({
      place,
      storage: new MemoryJobStorage({ clock }),
      server: SERVER,
      providers: [InvoiceService],
      dashboard: { statsPollingIntervalMs: 250 },
    });
    await makeHistory(clock);
    page = await site.open();
  });
  beforeEach(() => page.getByRole('link', { name: 'Overview', exact: true }).click());
  afterEach(() => expect(site.complaints.splice(0)).toEqual([]));
  afterAll(async () => {
    InvoiceService.printed.fire();
    await site.close();
  });

  /** Two days ago one job succeeded; an hour ago two failed, and one began that still runs. */
  async function makeHistory(clock: ShiftedClock): Promise<void> {
    const { dashboard } = site;
    const { jobs } = dashboard;
    clock.shift(-48 * HOUR_MS);
    await inState(
      dashboard,
      'Succeeded',
      jobs.enqueue(InvoiceService, (it) => it.send(1)),
    );
    clock.shift(47 * HOUR_MS);
    await inState(
      dashboard,
      'Failed',
      jobs.enqueue(InvoiceService, (it) => it.charge(2)),
    );
    await inState(
      dashboard,
      'Failed',
      jobs.enqueue(InvoiceService, (it) => it.charge(3)),
    );
    await inState(
      dashboard,
      'Processing',
      jobs.enqueue(InvoiceService, (it) => it.print(4)),
    );
    await jobs.enqueue(InvoiceService, (it) => it.send(5), { queue: 'reports' });
    clock.shift(HOUR_MS);
    await jobs.enqueue(InvoiceService, (it) => it.send(6), { queue: 'reports' });
    await jobs.schedule(InvoiceService, (it) => it.send(7), { days: 1 });
    await jobs.delete(await jobs.schedule(InvoiceService, (it) => it.send(8), { days: 1 }));
  }

  const panel = (name: string) => page.getByRole('region', { name, exact: true });
  const row = (table: string, name: string | RegExp) =>
    page.getByRole('table', { name: table }).getByRole('row', { name });

  it('counts the jobs of each state, and leads to them', async () => {
    const tiles = page.getByRole('list', { name: 'Jobs by state' });

    await tiles.getByRole('link', { name: 'Enqueued 2' }).waitFor();
    expect(await tiles.getByRole('listitem').allInnerTexts()).toEqual([
      'Enqueued\n2',
      'Scheduled\n1',
      'Processing\n1',
      'Succeeded\n1',
      'Failed\n2',
      'Deleted\n1',
      'Awaiting\n0',
      'Retries\n0',
    ]);
    await tiles.getByRole('link', { name: 'Scheduled 1' }).click();
    await page.getByRole('link', { name: 'Send invoice 7' }).waitFor();
  });

  it('draws the throughput as jobs run', async () => {
    const throughput = panel('Live throughput');
    const succeeded = throughput.getByRole('listitem').filter({ hasText: 'Succeeded' });
    const graph = throughput.getByRole('img').locator('canvas');
    const drawn = await pictureOf(graph);

    await eventually(async () => {
      await site.dashboard.jobs.enqueue(InvoiceService, (it) => it.send(1));
      return /[1-9]/.test(await succeeded.innerText());
    });
    await settles(async () => expect(await pictureOf(graph)).not.toBe(drawn));
  });

  it('shows the history by hour, day and minute, in figures as well', async () => {
    await panel('History').getByText('Show as table').click();
    const rows = page.getByRole('table', { name: 'History' }).getByRole('row');
    const cells = (at: number) => rows.nth(at).getByRole('cell').allInnerTexts();

    // The first row is the heading, the second one the present hour or day.
    await rows.nth(24).waitFor();
    expect(await rows.count()).toBe(25);
    expect((await cells(2)).slice(1)).toEqual(['0', '0', '2']);
    await page.getByRole('button', { name: 'By day' }).click();
    await rows.nth(30).waitFor();
    expect((await cells(3)).slice(1)).toEqual(['1', '0', '0']);
    const columns = () => rows.nth(0).getByRole('columnheader').allInnerTexts();
    expect(await columns()).toEqual(['From', 'Succeeded', 'Deleted', 'Failed attempts']);

    await page.getByRole('button', { name: 'By minute' }).click();
    await rows.nth(60).waitFor();
    // Nothing is known of deletions.
    expect(await columns()).toEqual(['From', 'Succeeded', 'Failed attempts']);
  });

  it('tells the values of a time under the pointer, and by keyboard', async () => {
    const history = panel('History');
    const entry = history.getByRole('listitem').filter({ hasText: 'Failed attempts' });
    const saysFailed = (count: number) =>
      settles(async () => expect(await entry.innerText()).toBe(`Failed attempts\n${count}`));
    await page.getByRole('button', { name: 'By hour' }).click();
    await history.getByText('In all').waitFor();
    await saysFailed(2);

    await history.getByRole('slider').focus();
    await history.getByRole('figure').getByText('Mar 11').waitFor();
    await saysFailed(0);
    await page.keyboard.press('ArrowLeft');
    await saysFailed(2);
    expect(await history.getByRole('slider').getAttribute('aria-valuetext')).toMatch(
      /^Mar 11, .*: Succeeded 0, Deleted 0, Failed attempts 2$/,
    );

    await history.getByRole('img').hover({ force: true, position: { x: 100, y: 50 } });
    await history.getByRole('figure').getByText('Mar 10').waitFor();
    await saysFailed(0);
    await page.mouse.move(0, 0);
    await page.keyboard.press('Tab');
    await history.getByText('In all').waitFor();
  });

  it('shows how deep the queues are, and how old their oldest job is', async () => {
    await row('Queues', /^default 0 – 1 1$/).waitFor();
    await row('Queues', /^reports 2 1 hr 0 no server$/).waitFor();

    await page.getByRole('link', { name: 'reports' }).click();
    await page.getByRole('link', { name: 'Send invoice 5' }).waitFor();
  });

  it('shows the servers', async () => {
    await row('Servers', /^printer:\d+ 1 of 5 busy .*(ago|now)$/).waitFor();
  });

  it('groups failures by their cause, and leads to the page of the failure', async () => {
    const group = row('What fails', /invoice 3 was declined/);
    await group.waitFor();
    expect(await group.innerText()).toMatch(
      /^CardDeclinedError\nThe card for .*\nInvoiceService\.charge\s+0\s+2\s+1 hr\. ago$/,
    );

    await group.getByRole('link', { name: 'CardDeclinedError' }).click();
    await page.getByRole('heading', { name: 'CardDeclinedError', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Charge invoice 2' }).waitFor();
  });

  it('names the jobs that have been running for long', async () => {
    await row('Long-running jobs', /^Print invoice 4 printer:\d+ 1 hr$/).waitFor();

    await page.getByRole('link', { name: 'Print invoice 4' }).click();
    await page.getByRole('heading', { name: 'Print invoice 4' }).waitFor();
  });

  it('names the problems, and leads to their pages', async () => {
    const sentence = '2 jobs have waited in queue reports for up to 1 hr, but no server serves it.';
    await panel('Problems').getByText(sentence).waitFor();

    await panel('Problems').getByRole('link', { name: 'Look' }).click();
    await page.getByRole('heading', { name: 'Queues', level: 1 }).waitFor();
  });
});

describe('The overview', () => {
  it('groups one cause in several methods, apart from others of its type', async () => {
    const site = await Site.start({ server: SERVER, providers: [InvoiceService] });
    try {
      const { jobs } = site.dashboard;
      const failed = (job: Promise<string | null>) => inState(site.dashboard, 'Failed', job);
      await failed(jobs.enqueue(InvoiceService, (it) => it.charge(1)));
      await failed(jobs.enqueue(InvoiceService, (it) => it.refund(2)));
      await failed(jobs.enqueue(InvoiceService, (it) => it.refund(3, 'Out of money')));

      const page = await site.open();
      const rows = page.getByRole('table', { name: 'What fails' }).getByRole('row');
      await rows
        .filter({ hasText: 'The card for invoice' })
        .getByText('and 1 other method')
        .waitFor();
      const count = rows.filter({ hasText: 'Out of money' }).getByRole('cell').nth(2);
      expect(await count.innerText()).toBe('1');

      await rows.filter({ hasText: 'The card for invoice' }).getByRole('link').click();
      await page.getByRole('definition').getByRole('link', { name: '2', exact: true }).click();
      await expectJobs(page, ['Refund invoice 2', 'Charge invoice 1']);
    } finally {
      await site.close();
    }
  });

  it('is readable by everybody, in the light and in the dark, and on a phone', async () => {
    const site = await Site.start({ server: SERVER, providers: [InvoiceService] });
    try {
      await site.dashboard.jobs.enqueue(InvoiceService, (it) => it.charge(1));
      await site.dashboard.jobs.enqueue(InvoiceService, (it) => it.send(1), { queue: 'reports' });
      const page = await site.open();
      await page.getByRole('region', { name: 'Problems' }).waitFor();
      await page.getByRole('row', { name: /CardDeclinedError/ }).waitFor();

      await expectGoodLooks(page);
      expect(site.complaints.splice(0)).toEqual([]);
    } finally {
      await site.close();
    }
  });
});

function pictureOf(canvas: Locator): Promise<string> {
  return canvas.evaluate((it) => (it as unknown as { toDataURL(): string }).toDataURL());
}
