import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PERMISSIONS } from '../../lib/dashboard/access/permissions.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../support/eventually.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { Signal } from '../support/signal.js';
import { useBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks } from './support/looks.js';
import { AT_HANGFIRE, type Place } from './support/places.js';
import { placesOf } from './support/places-in-turn.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

const HOUR_MS = 3_600_000;

useBrowser();

/** Thirty mails were sent, after a minute and a half each; two archives wait for a server since then. */
async function started(place: Place): Promise<Site> {
  const clock = new ShiftedClock('2026-03-11T08:30:00Z');
  const site = await Site.start({
    place,
    storage: new MemoryJobStorage({ clock }),
    server: {
      queues: ['default', 'mail'],
      // It must not give itself up where the clock is shifted.
      serverTimeoutMs: HOUR_MS,
      heartbeatIntervalMs: 1_000,
      attemptReportIntervalMs: 100,
      pollingIntervalMs: HOUR_MS,
    },
    providers: [InvoiceService],
    dashboard: {
      statsPollingIntervalMs: 250,
      authorize: () => ({ name: 'grace', permissions: PERMISSIONS }),
    },
  });
  const { jobs, storage } = site.dashboard;
  await storage.queues.pause('mail', 'ada');
  await jobs.enqueueMany(InvoiceService, [1, 2], (it, i) => it.send(i), { queue: 'archive' });
  const mails = await jobs.enqueueMany(InvoiceService, Array(30).keys(), (it, i) => it.send(i), {
    queue: 'mail',
  });
  clock.shift(90_000);
  await storage.queues.resume('mail');
  for (const id of mails) await inState(site.dashboard, 'Succeeded', Promise.resolve(id));
  return site;
}

describe.each(placesOf(import.meta.url))('Queues on $platform, $where', (place) => {
  let site: Site;
  let page: Page;
  let paused: string | null;

  beforeAll(async () => {
    site = await started(place);
    page = await site.open('/queues');
  });
  afterEach(() => expect(site.complaints.splice(0)).toEqual([]));
  afterAll(() => site.close());

  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const toast = (text: string) => page.getByRole('status').getByText(text).waitFor();
  const send = (queue: string) =>
    site.dashboard.jobs.enqueue(InvoiceService, (it) => it.send(1), { queue });
  const stateOf = async (id: string | null) => (await site.dashboard.jobs.get(id))?.state;

  it('show their depth, the age of the oldest job, throughput and latency', async () => {
    await row('archive').getByText('no server').waitFor();
    await row('mail').getByText('no server').waitFor({ state: 'detached' });

    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual([
      'Queue',
      'Ready',
      'Oldest waits',
      'Wait for a lock',
      'Processing',
      'Throughput',
      'Latency',
      'Servers',
      'Actions',
    ]);
    await settles(async () =>
      expect(await row('archive').innerText()).toMatch(
        /^archive\s+2\s+1 min [34]\d sec\s+0\s+0\s+–\s+–\s+no server\s+Pause$/,
      ),
    );
    await settles(async () =>
      expect(await row('mail').innerText()).toMatch(
        /^mail\s+0\s+–\s+0\s+0\s+30\/min\s+1 min [23]\d sec\s+1\s+Pause$/,
      ),
    );
  });

  it('lead to their jobs', async () => {
    await page.getByRole('link', { name: 'archive' }).click();

    await page.getByRole('heading', { name: 'Enqueued' }).waitFor();
    await page.getByRole('link', { name: 'Send invoice 2' }).waitFor();
    await page.goBack();
  });

  it('are paused, and servers stop claiming their jobs at once', async () => {
    await button('Pause mail').click();
    await toast('Queue mail is paused.');
    await row('mail')
      .getByText(/Paused .*(now|ago) · grace/)
      .waitFor();

    paused = await send('mail');
    await inState(site.dashboard, 'Succeeded', send('default'));
    expect(await stateOf(paused)).toBe('Enqueued');
    await row('mail').getByText('1', { exact: true }).first().waitFor();

    await page.reload();
    await button('Resume mail').waitFor();
  });

  it('are resumed, and their jobs run at once', async () => {
    await button('Resume mail').click();
    await toast('Queue mail is resumed.');
    await eventually(async () => (await stateOf(paused)) === 'Succeeded');
    await button('Pause mail').waitFor();
  });

  it('show changes that other people make', async () => {
    const other = await site.open('/queues');
    await other.getByRole('button', { name: 'Pause default' }).click();

    await button('Resume default').waitFor();
  });
});

describe('Queues', () => {
  let site: Site;

  beforeAll(async () => {
    site = await started(AT_HANGFIRE);
  });
  afterEach(() => expect(site.complaints.splice(0)).toEqual([]));
  afterAll(() => site.close());

  it('show which of their jobs wait for a lock, and who holds it', async () => {
    InvoiceService.printed = new Signal();
    const site = await Site.start({ server: {}, providers: [InvoiceService] });
    const { jobs, storage } = site.dashboard;
    await inState(
      site.dashboard,
      'Processing',
      jobs.enqueue(InvoiceService, (it) => it.book(1)),
    );
    for (const number of [2, 3]) await jobs.enqueue(InvoiceService, (it) => it.book(number));
    await eventually(async () => (await storage.monitoring.lines(1))[0]?.waiting.count === 2);

    const page = await site.open('/queues');
    const queue = page
      .getByRole('table', { name: 'Queues' })
      .getByRole('row', { name: /^default/ });
    await settles(async () =>
      expect(await queue.innerText()).toMatch(/^default\s+0\s+–\s+2\s+1\s/),
    );
    const line = page.getByRole('row', { name: /^ledger 2 Book invoice 2 Book invoice 1 / });
    await line.waitFor();
    await expectGoodLooks(page);

    await line.getByRole('link', { name: 'Book invoice 1' }).click();
    await page.getByRole('heading', { name: 'Book invoice 1' }).waitFor();
    InvoiceService.printed.fire();
    await site.close();
  });

  it('are readable by everybody', async () => {
    await site.dashboard.storage.queues.pause('archive', 'ada');
    const page = await site.open('/queues');
    await page.getByText(/Paused/).waitFor();

    await expectGoodLooks(page);
  });
});
