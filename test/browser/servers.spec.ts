import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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

/** Two workers that are both busy. */
async function busy() {
  InvoiceService.printed = new Signal();
  const site = await Site.start({
    server: { name: 'printer', workerCount: 2, heartbeatIntervalMs: 100 },
    providers: [InvoiceService],
    dashboard: { statsPollingIntervalMs: 250 },
  });
  const { jobs } = site.dashboard;
  const print = (number: number) => jobs.enqueue(InvoiceService, (it) => it.print(number));
  const running: string[] = [];
  for (const number of [1, 2]) {
    running.push(await inState(site.dashboard, 'Processing', print(number)));
  }
  const end = async () => {
    InvoiceService.printed.fire();
    expect(site.complaints.splice(0)).toEqual([]);
    await site.close();
  };
  return { site, at: { running, end } };
}

describe.each(placesOf(import.meta.url))('Servers on $platform, $where', (place) => {
  let site: Site;
  let printing: readonly string[];
  let page: Page;

  beforeAll(async () => {
    ({ site, printing } = await started(place));
    page = await site.open('/servers');
  });
  // However the case before has ended, nothing of it is open.
  beforeEach(() => page.goto(`${site.url}/servers`));
  afterEach(() => expect(site.complaints.splice(0)).toEqual([]));
  afterAll(() => site.close());

  const row = (name: string) => page.getByRole('row').filter({ hasText: `${name}:` });

  it('show their workers, queues, load and heartbeat', async () => {
    await row('printer').getByText(/\d%/).waitFor();

    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual([
      'Server',
      'Workers',
      'Queues',
      'Version',
      'Started',
      'Heartbeat',
      'Memory',
      'CPU',
      'Event loop lag',
      'Measured',
      'Actions',
    ]);
    await settles(async () =>
      expect(await row('printer').innerText()).toMatch(
        /^printer:\d+\s+7 of 8 busy\s+default\s+\d+\.\d+\.\d+\s+nestjs-hangfire [\d.]+ · Node [\d.]+ · \S+\s+.*(ago|now)\s+.*(ago|now)\s+Healthy, next due .*\s+[\d.]+ [MG]B\s+\d+%\s+[\d.]+ \w+\s+.*(ago|now)\s+Stop$/,
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
    expect(site.complaints.splice(0)).toEqual([]);
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

  it('tell busy workers from jobs that were claimed ahead', async () => {
    const site = await Site.start({ dashboard: { statsPollingIntervalMs: 250 } });
    const { servers } = site.dashboard.storage;
    const queues = ['default'];
    await servers.announce({ id: 'printer:7:a', name: 'printer', queues, workerCount: 20 });
    const work = { busyWorkers: 20, claimedAhead: 119, abandonedCount: 0, abandonedRuns: [] };
    const activity = { heartbeatIntervalMs: 6_000, ...work };
    await servers.heartbeat('printer:7:a', { queues, serverTimeoutMs: 60_000, activity });
    const page = await site.open('/servers');
    const server = page.getByRole('row').filter({ hasText: 'printer:' });

    await server.getByText('20 of 20 busy').waitFor();
    await server.getByText('119 jobs claimed ahead').waitFor();
    await expectGoodLooks(page);
    await page.goto(site.url);
    await page
      .getByRole('link', { name: /^Processing/ })
      .getByText('119 claimed ahead')
      .waitFor();
    await server.getByText('20 of 20 busy').waitFor();
    await expectGoodLooks(page);
    await site.close();
  });

  it('name the runs that go on though their jobs were deleted', async () => {
    const { site, at } = await busy();
    const [deleted] = at.running;
    await site.dashboard.jobs.delete(deleted ?? '');
    const page = await site.open('/servers');

    const abandoned = page.getByRole('list', { name: 'Abandoned runs' });
    await settles(async () =>
      expect(await abandoned.innerText()).toMatch(
        /^InvoiceService\.print\s+for \d.*\s+holds a worker$/,
      ),
    );
    await page.getByText('2 of 2 busy').waitFor();
    await expectGoodLooks(page);

    await page.goto(site.url);
    await page.getByRole('link', { name: '1 abandoned run' }).click();
    await abandoned.getByRole('link').click();
    await page.getByRole('heading', { name: 'Print invoice 1' }).waitFor();
    await page.getByText('Deleted', { exact: true }).first().waitFor();
    await at.end();
  });

  it('of older versions say how many workers they have, and no more', async () => {
    const site = await Site.start();
    const { servers } = site.dashboard.storage;
    await servers.announce({ id: 'old:7:a', name: 'old', queues: ['default'], workerCount: 3 });
    await servers.heartbeat('old:7:a', { queues: ['default'], serverTimeoutMs: 60_000 });
    const page = await site.open('/servers');

    await page.getByText('3 workers').hover();
    await page.getByText('This server is of an older version').waitFor();
    expect(await page.getByText('busy').count()).toBe(1);
    await site.close();
  });

  it('have a notice if there are none', async () => {
    const site = await Site.start();
    const page = await site.open('/servers');

    await page.getByText('Jobs can be created, but nothing runs them.').waitFor();
    await site.close();
  });

  it('follow each heartbeat, though nothing else happens', async () => {
    const site = await Site.start({ dashboard: { statsPollingIntervalMs: 250 } });
    const { servers } = site.dashboard.storage;
    const queues = ['default'];
    await servers.announce({ id: 'web:7:a', name: 'web', queues, workerCount: 2 });
    const beat = (cpu: number) => {
      const load = { memoryBytes: 1_000_000, cpu, eventLoopLagMs: 1 };
      const none = { busyWorkers: 0, claimedAhead: 0, abandonedCount: 0, abandonedRuns: [] };
      const activity = { heartbeatIntervalMs: 60_000, ...none };
      return servers.heartbeat('web:7:a', { queues, serverTimeoutMs: 600_000, load, activity });
    };
    await beat(0.25);
    const page = await site.open('/servers');
    const server = page.getByRole('row').filter({ hasText: 'web:7' });
    await server.getByText('25%').waitFor();
    await server.getByText(/^Healthy, next due in (\d\d sec|1 min)$/).waitFor();

    await beat(0.75);
    await server.getByText('75%').waitFor();
    await beat(0.5);
    await page.getByRole('button', { name: 'Live · Pause updates' }).waitFor();
    await server.getByText('50%').waitFor();

    await page.keyboard.press('.');
    await server.getByText('Healthy').waitFor({ state: 'detached' });
    expect(site.complaints.splice(0)).toEqual([]);
    await site.close();
  });

  it('say for how long their heartbeat is overdue', async () => {
    const site = await Site.start();
    const { servers } = site.dashboard.storage;
    const none = { busyWorkers: 0, claimedAhead: 0, abandonedCount: 0, abandonedRuns: [] };
    const late = { id: 'late:7:a', name: 'late', queues: ['default'], workerCount: 2 };
    const heartbeatAt = new Date(Date.now() - 80_000);
    servers.list = async () => {
      const activity = { heartbeatIntervalMs: 30_000, ...none };
      return [{ ...late, startedAt: heartbeatAt, heartbeatAt, isStopping: false, activity }];
    };
    const page = await site.open('/servers');

    await page.getByText(/^Overdue for \d\d sec$/).waitFor();
    expect(await page.getByText('Silent').count()).toBe(0);
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
