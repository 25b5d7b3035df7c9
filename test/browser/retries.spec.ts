import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { closePages, useBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
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

/** Has failed twice, and waits for an hour. */
async function waitingInvoice(number: number): Promise<string> {
  const { dashboard } = site;
  const archive = dashboard.jobs.enqueue(InvoiceService, (it) => it.archive(number));
  return inState(dashboard, 'Scheduled', archive);
}

describe.each(placesOf(import.meta.url))('Retries on $platform, $where', (place) => {
  beforeAll(async () => {
    site = await Site.start({ place, server: {}, providers: [InvoiceService] });
    await site.dashboard.jobs.schedule(InvoiceService, (it) => it.send(1), { hours: 1 });
  });
  afterAll(() => site.close());

  it('are exactly the jobs that have failed and wait to run again, with the reason', async () => {
    await waitingInvoice(7);
    const page = await site.open('/jobs/scheduled');
    await expectJobs(page, ['Send invoice 1', 'Archive invoice 7']);

    await page.getByRole('complementary').getByRole('link', { name: 'Retries' }).click();
    await page.getByText('Failed, and scheduled to be run again.').waitFor();
    await expectJobs(page, ['Archive invoice 7']);
    await page.getByText('Retry attempt 2 of 3: No room for invoice 7').waitFor();
    await page
      .getByRole('row', { name: /Archive invoice 7 .* Scheduled 2 in 5\d min\./ })
      .waitFor();
  });

  it('are searched like every list', async () => {
    await waitingInvoice(8);
    const page = await site.open('/retries');
    const field = page.getByRole('combobox', { name: 'Search jobs' });
    await field.fill('error:"invoice 8"');
    await field.press('Enter');
    await expectJobs(page, ['Archive invoice 8']);

    expect(page.url()).toBe(`${site.url}/retries?q=error%3A%22invoice%208%22`);
  });

  it('are run now when they are selected', async () => {
    await waitingInvoice(21);
    await waitingInvoice(22);
    const page = await site.open('/retries?q=error:"invoice 2"');
    await expectJobs(page, ['Archive invoice 21', 'Archive invoice 22']);
    await runNow(page, 2);

    await page.goto(`${site.url}/jobs/scheduled?q=method:send`);
    await expectJobs(page, ['Send invoice 1']);
  });

  it('are deleted', async () => {
    const id = await waitingInvoice(9);
    const page = await site.open('/retries?q=method:archive');
    await page.getByRole('checkbox', { name: /Archive invoice 9/ }).check();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page
      .getByRole('dialog', { name: 'Delete 1 job?' })
      .getByRole('button', { name: 'Delete' })
      .click();
    await page.getByText('Deleted 1 of 1').waitFor();

    expect((await site.dashboard.jobs.get(id))?.state).toBe('Deleted');
  });
});

describe('Retries', () => {
  beforeAll(async () => {
    site = await Site.start({ server: {}, providers: [InvoiceService] });
  });
  afterAll(() => site.close());

  it('are run now one by one, from their pages', async () => {
    const id = await waitingInvoice(7);
    const page = await site.open('/retries');
    await page.getByRole('link', { name: 'Archive invoice 7' }).click();
    await page.getByRole('button', { name: 'Run now' }).click();

    await page.getByRole('status').getByText('Requeued.').waitFor();
    await page.getByText('Requeued by somebody in the dashboard').waitFor();
    expect((await site.dashboard.jobs.get(id))?.attempt).toBeGreaterThan(2);
  });

  it('are run now all together, but no other scheduled jobs', async () => {
    const { jobs } = site.dashboard;
    await jobs.schedule(InvoiceService, (it) => it.send(1), { hours: 1 });
    for (let number = 101; number <= 121; number += 1) await waitingInvoice(number);
    const page = await site.open('/retries?q=error:"invoice 1"');
    await page.getByLabel('Per page').selectOption('20');
    await runNow(page, 21, { isEverything: true });

    await page.goto(`${site.url}/jobs/scheduled?q=method:send`);
    await expectJobs(page, ['Send invoice 1']);
  });

  it('are readable in every look', async () => {
    await waitingInvoice(8);
    const page = await site.open('/retries');
    await page.getByRole('row', { name: /Archive invoice 8/ }).waitFor();

    await expectGoodLooks(page);
  });
});

async function runNow(page: Page, count: number, { isEverything = false } = {}): Promise<void> {
  await page.getByRole('row').nth(1).waitFor();
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  if (isEverything) {
    await page.getByRole('button', { name: 'Select everything that matches' }).click();
  }
  const bar = page.getByRole('region', { name: 'Selected jobs' });
  await bar.getByRole('button', { name: 'Run now' }).click();
  const dialog = page.getByRole('dialog', { name: `Run ${count} jobs now?` });
  await dialog.getByRole('button', { name: 'Run now' }).click();
  await page.getByText(`Requeued ${count} of ${count}`).waitFor();
}
