import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectJobs } from './support/job-list.js';
import { expectGoodLooks } from './support/looks.js';
import { placesOf } from './support/places-in-turn.js';
import { Site } from './support/site.js';

useBrowser();

let site: Site;
afterEach(async () => {
  await closePages();
  expect(site.complaints.splice(0)).toEqual([]);
});

describe.each(placesOf(import.meta.url))('A bulk operation on $platform, $where', (place) => {
  beforeAll(async () => {
    site = await Site.start({
      place,
      server: { queues: ['outcome'] },
      providers: [InvoiceService],
    });
  });
  afterAll(() => site.close());

  it('says what became of its jobs, and leads to them', async () => {
    const { jobs } = site.dashboard;
    const later = { queue: 'outcome' };
    await jobs.schedule(InvoiceService, (it) => it.send(1), { hours: 1 }, later);
    await jobs.schedule(InvoiceService, (it) => it.send(2), { hours: 1 }, later);
    await jobs.schedule(InvoiceService, (it) => it.charge(3), { hours: 1 }, later);
    await runAll(await site.open('/jobs/scheduled?q=queue:outcome'), 'Run now', 'Run 3 jobs now?');
    const page = await openLatest();

    const outcome = page.getByRole('region', { name: 'What became of its jobs' });
    await outcome.getByRole('link', { name: 'Of 3 jobs' }).waitFor();
    await outcome.getByRole('link', { name: '2 succeeded' }).waitFor();
    await outcome.getByRole('link', { name: '1 failed again' }).waitFor();
    await expectGoodLooks(page);
    await outcome.getByRole('link', { name: '1 failed again' }).click();
    await expectJobs(page, ['Charge invoice 3']);
  });

  it('can be limited to the first jobs, and to so many a minute', async () => {
    const { jobs } = site.dashboard;
    await jobs.enqueueMany(InvoiceService, numbers(25), (it, number) => it.send(number), {
      queue: 'limited',
    });
    const page = await site.open('/jobs/enqueued?q=queue:limited');
    await page.getByLabel('Per page').selectOption('20');
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    const bar = page.getByRole('region', { name: 'Selected jobs' });
    await bar.getByRole('button', { name: 'Select everything that matches' }).click();
    await bar.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog');
    await page.getByRole('dialog', { name: 'Delete 25 jobs?' }).waitFor();

    await dialog.getByLabel('Only the first … jobs').fill('ten');
    await dialog.getByText('Expected a whole number from 1 to 1,000,000.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Only the first … jobs').fill('10');
    await dialog.getByLabel('At most … a minute').fill('90000');
    await page.getByRole('dialog', { name: 'Delete 10 jobs?' }).waitFor();
    await expectGoodLooks(page);
    await dialog.getByRole('button', { name: 'Delete' }).click();

    await page.getByText('Deleted 10 of 10').waitFor();
    await page.getByText('the first 10 only · 90,000 a minute').waitFor();
    const { monitoring } = site.dashboard.storage;
    const search = { queue: 'limited', states: ['Deleted'] };
    expect(await monitoring.count(search, 100)).toEqual({ count: 10, isExact: true });
  });

  it('that has deleted jobs is undone on its page', async () => {
    const { jobs } = site.dashboard;
    const id = await jobs.schedule(
      InvoiceService,
      (it) => it.send(7),
      { hours: 1 },
      { queue: 'undone' },
    );
    await runAll(await site.open('/jobs/scheduled?q=queue:undone'), 'Delete', 'Delete 1 job?');
    const page = await openLatest();
    await page.getByRole('link', { name: '1 is deleted' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    const dialog = page.getByRole('dialog', { name: 'Bring the deleted jobs back?' });
    await expectGoodLooks(page);
    await dialog.getByRole('button', { name: 'Undo' }).click();

    await page.getByText('Brought back 1 of 1').waitFor();
    await page.getByRole('link', { name: '1 is waiting' }).waitFor();
    expect((await jobs.get(id))?.state).toBe('Scheduled');
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  });
});

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

async function runAll(page: Page, action: string, question: string): Promise<void> {
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  const bar = page.getByRole('region', { name: 'Selected jobs' });
  await bar.getByRole('button', { name: action }).click();
  const dialog = page.getByRole('dialog', { name: question });
  await dialog.getByRole('button', { name: action }).click();
  await page.getByRole('button', { name: 'Dismiss' }).waitFor();
}

async function openLatest(): Promise<Page> {
  const page = await site.open('/bulk-operations');
  await page.getByRole('link', { name: 'Details' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Bulk operation', exact: true }).waitFor();
  return page;
}
