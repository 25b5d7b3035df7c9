import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Signal } from '../support/signal.js';
import { useBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks } from './support/looks.js';
import { AT_HANGFIRE, type Place } from './support/places.js';
import { placesOf } from './support/places-in-turn.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

useBrowser();

/** One server prints seven invoices at a time; the other one has nothing to do. */
async function started(place: Place): Promise<{ site: Site; printing: string[] }> {
  InvoiceService.printed = new Signal();
  const site = await Site.start({
    place,
    server: [
      { name: 'printer', workerCount: 8, heartbeatIntervalMs: 100 },
      { name: 'idler', workerCount: 4, queues: ['mail', 'archive'], heartbeatIntervalMs: 100 },
    ],
    providers: [InvoiceService],
    dashboard: { statsPollingIntervalMs: 250 },
  });
  const printing: string[] = [];
  for (const number of [1, 2, 3, 4, 5, 6, 7]) {
    const created = site.dashboard.jobs.enqueue(InvoiceService, (it) => it.print(number));
    printing.push(await inState(site.dashboard, 'Processing', created));
  }
  return { site, printing };
}

describe.each(placesOf(import.meta.url))('Servers on $platform, $where', (place) => {
  let site: Site;
  let printing: readonly string[];
  let page: Page;

  beforeAll(async () => {
    ({ site, printing } = await started(place));
    page = await site.open('/servers');
  });
  afterEach(() => expect(site.complaints).toEqual([]));
  afterAll(() => site.close());

  const row = (name: string) => page.getByRole('row').filter({ hasText: `${name}:` });

  it('show their workers, queues, load and heartbeat', async () => {
    await row('printer').getByText(/\d%/).waitFor();

    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual([
      'Server',
      'Workers',
      'Queues',
      'Started',
      'Heartbeat',
      'Memory',
      'CPU',
      'Event loop lag',
      'Actions',
    ]);
    await settles(async () =>
      expect(await row('printer').innerText()).toMatch(
        /^printer:\d+\s+7 of 8 busy\s+default\s+.*(ago|now)\s+.*(ago|now)\s+[\d.]+ [MG]B\s+\d+%\s+[\d.]+ \w+\s+Stop$/,
      ),
    );
    await settles(async () =>
      expect(await row('idler').innerText()).toMatch(/^idler:\d+\s+0 of 4 busy\s+mail, archive\s/),
    );
  });

  it('show their running jobs, and lead to them', async () => {
    await page.getByRole('link', { name: 'Print invoice 1' }).click();
    await page.getByRole('heading', { name: 'Print invoice 1' }).waitFor();
    await page.goBack();

    await page.getByRole('link', { name: 'and 2 more' }).click();
    await page.getByRole('heading', { name: 'Processing' }).waitFor();
    await page.getByRole('link', { name: 'Print invoice 7' }).waitFor();
    await page.goBack();
  });

  it('are stopped after a confirmation, and end their running jobs', async () => {
    await row('printer').getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('dialog').getByText('Stop this server?').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await row('printer').getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('status').getByText('The server was asked to stop.').waitFor();
    await row('printer').getByText('Stopping').waitFor();
    expect(await row('printer').getByRole('button', { name: 'Stop' }).count()).toBe(0);

    InvoiceService.printed.fire();
    for (const id of printing) await inState(site.dashboard, 'Succeeded', Promise.resolve(id));
    await row('printer').waitFor({ state: 'detached' });
    await row('idler').waitFor();
  });

  it('that have stopped run nothing more', async () => {
    const { jobs } = site.dashboard;
    const left = await jobs.enqueue(InvoiceService, (it) => it.send(1));
    const mail = jobs.enqueue(InvoiceService, (it) => it.send(2), { queue: 'mail' });

    await inState(site.dashboard, 'Succeeded', mail);
    expect((await jobs.get(left))?.state).toBe('Enqueued');
  });
});

describe('Servers', () => {
  it('are readable by everybody', async () => {
    const { site } = await started(AT_HANGFIRE);
    const page = await site.open('/servers');
    await page.getByRole('link', { name: 'and 2 more' }).waitFor();

    await expectGoodLooks(page);
    expect(site.complaints).toEqual([]);
    InvoiceService.printed.fire();
    await site.close();
  });

  it('that were lost are told, whoever was watching', async () => {
    const site = await Site.start({});
    const { servers } = site.dashboard.storage;
    await servers.announce({ id: 'web:7:a', name: 'web', queues: ['default'], workerCount: 2 });
    await servers.removeTimedOut(-1_000);

    const page = await site.open('/servers');
    const lost = page.getByRole('table', { name: 'Lost servers' });
    await lost.getByRole('row', { name: /^web:7:a / }).waitFor();
    await expectGoodLooks(page);

    await page.goto(site.url);
    await page.getByText(/^Server web:7:a was lost\./).waitFor();
    await site.close();
  });

  it('have a notice if there are none', async () => {
    const site = await Site.start();
    const page = await site.open('/servers');

    await page.getByText('Jobs can be created, but nothing runs them.').waitFor();
    await site.close();
  });

  it('that have gone silent say so', async () => {
    const site = await Site.start();
    const { servers } = site.dashboard.storage;
    const silent = { id: 'lost:7:a', name: 'lost', queues: ['default'], workerCount: 2 };
    await servers.announce(silent);
    servers.list = async () => {
      const heartbeatAt = new Date(Date.now() - 60_000);
      return [{ ...silent, startedAt: heartbeatAt, heartbeatAt, isStopping: false }];
    };
    const page = await site.open('/servers');

    await page.getByText('Silent, possibly lost').waitFor();
    expect(await page.getByRole('button', { name: 'Stop' }).count()).toBe(0);
    await site.close();
  });
});
