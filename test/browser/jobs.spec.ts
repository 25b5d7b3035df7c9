import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Signal } from '../support/signal.js';
import { closePages, useBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectJobs } from './support/job-list.js';
import type { Place } from './support/places.js';
import { placesOf } from './support/places-in-turn.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

/** The lists, their columns, and a job that is in each. */
const LISTS = [
  {
    list: 'All jobs',
    columns: ['Id', 'Job', 'State', 'Queue', 'Since'],
    row: /Charge invoice 3 3 Failed default .*(ago|now)/,
  },
  {
    list: 'Enqueued',
    columns: ['Id', 'Job', 'Queue', 'Enqueued'],
    row: /Send invoice 100 100.* mail .*(ago|now)/,
  },
  {
    list: 'Scheduled',
    columns: ['Id', 'Job', 'Queue', 'Runs', 'Scheduled'],
    row: /Send invoice 1 1.* default in 2 hr\. .*(ago|now)/,
  },
  {
    list: 'Processing',
    columns: ['Id', 'Job', 'Server', 'Attempt', 'Started'],
    row: /Print invoice 2 2 printer:\d+ 1 .*(ago|now)/,
  },
  {
    list: 'Succeeded',
    columns: ['Id', 'Job', 'Duration', 'Latency', 'Succeeded'],
    row: /Send invoice 4 4.* [\d.]+ \w+ [\d.]+ \w+ .*(ago|now)/,
  },
  {
    list: 'Failed',
    columns: ['Id', 'Job', 'Queue', 'Failed'],
    row: /Charge invoice 3 3 CardDeclinedError .* invoice 3 was declined default .*(ago|now)/,
  },
  {
    list: 'Deleted',
    columns: ['Id', 'Job', 'Deleted'],
    row: /Send invoice 5 5.* Deleted by the client .*(ago|now)/,
  },
  {
    list: 'Awaiting',
    columns: ['Id', 'Job', 'Condition', 'Parents', 'Since'],
    row: /Send invoice 6 6.* when deleted ….{10} .*(ago|now)/,
  },
  {
    list: 'Retries',
    columns: ['Id', 'Job', 'State', 'Attempt', 'Retry', 'Created'],
    row: /Archive invoice 7 .*No room for invoice 7.* Scheduled 2 in 5\d min\. .*(ago|now)/,
  },
];

useBrowser();

let site: Site;
afterEach(async () => {
  await closePages();
  expect(site.complaints.splice(0)).toEqual([]);
});

describe.each(placesOf(import.meta.url))('The lists of jobs on $platform, $where', (place) => {
  beforeAll(async () => {
    site = await siteWithJobsInEveryState(place);
  });
  afterAll(async () => {
    InvoiceService.printed.fire();
    await site.close();
  });

  it('exist for each state, with the columns of Hangfire, and for retries', async () => {
    const page = await site.open('/queues');
    const menu = page.getByRole('complementary').getByRole('navigation');

    for (const { list, columns, row } of LISTS) {
      await menu.getByRole('link', { name: list }).click();
      await page.getByRole('heading', { level: 1, name: list }).waitFor();
      await page.getByRole('row', { name: row }).waitFor();
      expect(await columnsOf(page)).toEqual(columns);
    }
  });

  it('show enqueued jobs by queue', async () => {
    const page = await site.open('/jobs/enqueued');
    const queues = page.getByRole('navigation', { name: 'Queues with ready jobs' });
    await queues.getByRole('link', { name: 'critical (1)' }).click();
    await expectJobs(page, ['Send invoice 8']);
    expect(page.url()).toBe(`${site.url}/jobs/enqueued?q=queue%3Acritical`);

    await queues.getByRole('link', { name: 'All queues' }).click();
    await page.getByRole('row', { name: /mail/ }).first().waitFor();
    expect(page.url()).toBe(`${site.url}/jobs/enqueued`);
  });

  it('have pages of a size that is remembered', async () => {
    const page = await site.open('/jobs/enqueued?q=queue:mail');
    const pages = page.getByRole('main').getByRole('navigation', { name: 'Pages' });
    await expectJobs(page, invoices(100, 124));
    await page.getByLabel('Per page').selectOption('20');
    await expectJobs(page, invoices(100, 119));

    await pages.getByRole('link', { name: 'Next page' }).click();
    await expectJobs(page, invoices(120, 124));
    await settles(async () =>
      expect(await pages.getByRole('link').allInnerTexts()).toEqual(['First page']),
    );

    await page.goBack();
    await expectJobs(page, invoices(100, 119));
    await page.goForward();
    await expectJobs(page, invoices(120, 124));
    await pages.getByRole('link', { name: 'First page' }).click();
    await expectJobs(page, invoices(100, 119));

    await page.reload();
    await expectJobs(page, invoices(100, 119));
    await settles(async () => expect(await page.getByLabel('Per page').inputValue()).toBe('20'));
  });
});

const columnsOf = async (page: Page) =>
  (await page.getByRole('columnheader').allInnerTexts()).filter((text) => text.trim() !== '');

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const invoices = (from: number, to: number) =>
  numbers(from, to).map((number) => `Send invoice ${number}`);

async function siteWithJobsInEveryState(place: Place): Promise<Site> {
  const started = await Site.start({
    place,
    server: { name: 'printer', queues: ['default'], workerCount: 5 },
    providers: [InvoiceService],
  });
  const { dashboard } = started;
  const { jobs } = dashboard;
  InvoiceService.printed = new Signal();
  const send = (number: number, queue = 'default') =>
    jobs.enqueue(InvoiceService, (it) => it.send(number), { queue });

  await jobs.schedule(InvoiceService, (it) => it.send(1), { hours: 2, minutes: 30 });
  const print = jobs.enqueue(InvoiceService, (it) => it.print(2));
  const printing = await inState(dashboard, 'Processing', print);
  await inState(dashboard, 'Succeeded', send(4));
  await jobs.delete(await send(5, 'mail'));
  await jobs.continueWith(printing, InvoiceService, (it) => it.send(6), { on: 'deleted' });
  await send(8, 'critical');
  await jobs.enqueueMany(InvoiceService, numbers(100, 124), (it, number) => it.send(number), {
    queue: 'mail',
  });
  const archive = jobs.enqueue(InvoiceService, (it) => it.archive(7));
  await inState(dashboard, 'Scheduled', archive);
  const charge = jobs.enqueue(InvoiceService, (it) => it.charge(3));
  await inState(dashboard, 'Failed', charge);
  return started;
}
