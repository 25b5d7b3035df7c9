import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { BatchService } from '../../lib/client/batch-service.js';
import { eventually } from '../support/eventually.js';
import { Signal } from '../support/signal.js';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks } from './support/looks.js';
import { AT_HANGFIRE, type Place } from './support/places.js';
import { placesOf } from './support/places-in-turn.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

const ORDERS = 'Orders of “Kasım” <b>2026</b>';

useBrowser();

interface Batches {
  readonly site: Site;
  /** Two invoices sent, one not charged, one in print; within it, mails with a reminder for later. */
  readonly orders: string;
}

async function started(place: Place): Promise<Batches> {
  InvoiceService.printed = new Signal();
  const site = await Site.start({
    place,
    server: { name: 'printer', countersAggregateIntervalMs: 100, heartbeatIntervalMs: 200 },
    providers: [InvoiceService],
    dashboard: { statsPollingIntervalMs: 250 },
  });
  const { app, jobs } = site.dashboard;
  const batches = app.get(BatchService);

  const orders = await batches.start(ORDERS, (batch) => {
    batch.enqueueMany(InvoiceService, [1, 2], (it, number) => it.send(number));
    batch.enqueue(InvoiceService, (it) => it.charge(3));
    batch.enqueue(InvoiceService, (it) => it.print(4));
    batch.start('Mails', (mails) => {
      mails.schedule(InvoiceService, (it) => it.send(5), { days: 1 });
      mails.start('Greetings', (greetings) => {
        greetings.enqueue(InvoiceService, (it) => it.send(6));
      });
    });
  });
  await batches.continueBatchWith(orders, 'Reports', (batch) => {
    batch.enqueue(InvoiceService, (it) => it.send(7));
  });
  await jobs.continueWith(orders, InvoiceService, (it) => it.send(8));
  await eventually(async () => {
    const { succeeded, failed, processing } = (await batches.get(orders))?.progress ?? {};
    return succeeded === 3 && failed === 1 && processing === 1;
  });
  return { site, orders };
}

async function ended({ site }: Batches): Promise<void> {
  InvoiceService.printed.fire();
  await site.close();
}

describe.each(placesOf(import.meta.url))('Batches on $platform, $where', (place) => {
  let batches: Batches;
  let page: Page;

  beforeAll(async () => {
    batches = await started(place);
    page = await batches.site.open('/batches');
  });
  // However the case before has ended, nothing of it is open.
  beforeEach(() => page.goto(`${batches.site.url}/batches`));
  afterEach(() => expect(batches.site.complaints.splice(0)).toEqual([]));
  afterAll(() => ended(batches));

  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  const panel = (name: string) => page.getByRole('region', { name, exact: true });
  /** The menu has links of the same name. */
  const showState = (name: string) =>
    page
      .getByRole('navigation', { name: 'State' })
      .getByRole('link', { name, exact: true })
      .click();
  const showOrders = async () => {
    await row(ORDERS).getByRole('link', { name: ORDERS }).click();
    await page.getByRole('heading', { name: ORDERS, level: 1 }).waitFor();
  };

  it('are listed with their state and their progress', async () => {
    await row(ORDERS).getByText('3 of 6').waitFor();

    expect(await row(ORDERS).innerText()).toMatch(/Started\s+3 of 6\n1 failed\n1 processing/);
    const progress = row(ORDERS).getByRole('progressbar', { name: 'Progress' });
    expect(await progress.getAttribute('aria-valuenow')).toBe('50');
    expect(await row('Reports').innerText()).toMatch(/Awaiting\s+0 of 1/);
  });

  it('are listed by state', async () => {
    await showState('Succeeded');

    await row(ORDERS).waitFor({ state: 'detached' });
    expect(await row('Greetings').innerText()).toMatch(/Succeeded\s+1 of 1/);
  });

  it('are found by their descriptions, also within a state', async () => {
    const field = page.getByRole('searchbox', { name: 'Search descriptions' });
    await field.fill('ORDERS OF “');
    await field.press('Enter');
    await row('Reports').waitFor({ state: 'detached' });
    await row(ORDERS).waitFor();

    await showState('Awaiting');
    await page.getByText('Nothing matches this search').waitFor();
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await field.fill('');
    await field.press('Enter');
    await row('Reports').waitFor();
  });

  it('have a page that counts their jobs, and leads to them', async () => {
    await showOrders();

    await settles(async () =>
      expect(await panel('Details').innerText()).toMatch(
        /Jobs\n6\nPending\n1\nProcessing\n1\nSucceeded\n3\nFailed\n1\nDeleted\n0/,
      ),
    );
    await panel('Progress').getByRole('link', { name: 'Show jobs' }).click();
    await page.getByRole('link', { name: 'Charge invoice 3' }).waitFor();
    await settles(async () =>
      expect(await page.getByRole('combobox', { name: 'Search jobs' }).inputValue()).toBe(
        `batch:${batches.orders}`,
      ),
    );
  });

  it('show the tree of their nested batches', async () => {
    const tree = panel('Nested batches');
    await showOrders();

    await tree.getByText('1 of 2').waitFor();
    await tree.getByRole('button', { name: 'Batches within Mails' }).click();
    await tree.getByRole('link', { name: 'Greetings' }).waitFor();
    await tree.getByRole('button', { name: 'Batches within Greetings' }).click();
    await tree.getByText('No batches within.').waitFor();

    await tree.getByRole('link', { name: 'Mails' }).click();
    await page.getByRole('heading', { name: 'Mails' }).waitFor();
    await panel('Details').getByRole('link', { name: ORDERS }).click();
    await page.getByRole('heading', { name: ORDERS }).waitFor();
  });

  it('say what holds them up, and lead to it', async () => {
    const holds = panel('What holds it up');
    const states = holds.getByRole('region', { name: 'Unfinished jobs by state' });
    const searched = () => page.getByRole('combobox', { name: 'Search jobs' }).inputValue();
    await showOrders();

    await states.getByRole('link', { name: 'Processing 1' }).waitFor();
    await states.getByRole('link', { name: 'Failed 1' }).click();
    await page.getByRole('link', { name: 'Charge invoice 3' }).waitFor();
    await settles(async () => expect(await searched()).toBe(`batch:${batches.orders}`));
    await page.goBack();

    await holds.getByRole('link', { name: 'default 2' }).click();
    await page.getByRole('link', { name: 'Print invoice 4' }).waitFor();
    await settles(async () =>
      expect(await searched()).toBe(
        `batch:${batches.orders} queue:default state:failed,processing`,
      ),
    );
    await page.goBack();

    await holds.getByRole('link', { name: 'CardDeclinedError' }).click();
    await page.getByRole('link', { name: 'Charge invoice 3' }).waitFor();
    await settles(async () =>
      expect(await searched()).toMatch(/^batch:[\w-]+ fingerprint:[\da-f]{16}$/),
    );
    await page.goBack();

    await holds.getByRole('link', { name: 'Mails 1 unfinished' }).click();
    await page.getByRole('heading', { name: 'Mails' }).waitFor();
  });

  it('say how long they take at the pace of the last minutes', async () => {
    await showOrders();

    await settles(async () =>
      expect(await panel('What holds it up').innerText()).toMatch(
        /3 jobs ended in the last .+\. At this pace, the 2 that can still end take about .+ more\. Failed jobs do not end by themselves\./,
      ),
    );
  });

  it('have all of their Failed jobs requeued at once', async () => {
    await showOrders();
    await page.getByRole('button', { name: 'Requeue 1 Failed job' }).click();
    const dialog = page.getByRole('dialog', { name: 'Requeue 1 job?' });
    await dialog.getByText(`batch:${batches.orders}`).waitFor();
    await dialog.getByRole('button', { name: 'Requeue' }).click();

    await page.getByText('Requeued 1 of 1').waitFor();
  });

  it('lead to their continuations', async () => {
    const continuations = page.getByRole('list', { name: 'Continued by' });
    await showOrders();

    await continuations
      .getByRole('link', { name: /Send invoice 8 Awaiting when succeeded/ })
      .waitFor();
    await continuations.getByRole('link', { name: /Reports Awaiting when succeeded/ }).click();
    await page.getByRole('heading', { name: 'Reports' }).waitFor();
    await page.getByRole('list', { name: 'Waits for' }).getByRole('link', { name: ORDERS }).click();
    await page.getByRole('heading', { name: ORDERS }).waitFor();
  });

  it('are cancelled after a confirmation', async () => {
    await showOrders();
    await page.getByRole('button', { name: 'Cancel batch' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Cancel batch' }).click();
    await page.getByRole('dialog').getByText('Cancel this batch?').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel batch' }).click();
    await page.getByRole('status').getByText('The batch was cancelled.').waitFor();
    await panel('Details').getByText('Ended').waitFor();
    await page.getByRole('link', { name: /Reports Deleted when succeeded/ }).waitFor();
    await settles(async () =>
      expect(await page.getByRole('button', { name: 'Cancel batch' }).count()).toBe(0),
    );
  });
});

describe('Batches', () => {
  let batches: Batches;

  beforeAll(async () => {
    batches = await started(AT_HANGFIRE);
  });
  afterEach(async () => {
    await closePages();
    expect(batches.site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => ended(batches));

  it('are readable by everybody', async () => {
    const page = await batches.site.open('/batches');
    await page.getByRole('link', { name: ORDERS }).waitFor();

    await expectGoodLooks(page);
  });

  it('have a page that is readable by everybody', async () => {
    const page = await batches.site.open(`/batches/${batches.orders}`);
    await page.getByRole('button', { name: 'Batches within Mails' }).click();
    await page.getByRole('link', { name: 'Greetings' }).waitFor();
    await expectGoodLooks(page);
  });

  it('that are not there have a page that says so', async () => {
    const page = await batches.site.open('/batches/01890a5d-ac96-774b-bcce-b302099a8057');

    await page.getByText('There is no batch with this id, or no longer.').waitFor();
    await batches.site.refused(404);
  });

  it('have an empty list if there are none', async () => {
    const page = await batches.site.open('/batches?state=Deleted');

    await page.getByText('No batches here').waitFor();
  });
});
