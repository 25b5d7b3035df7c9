import { describe, expect, it } from '@jest/globals';
import { useBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks } from './support/looks.js';
import { Site } from './support/site.js';

useBrowser();

describe('The audit of a bulk operation', () => {
  it('says what it has done, and leads to its jobs', async () => {
    const site = await Site.start({ server: {}, providers: [InvoiceService] });
    const { jobs } = site.dashboard;
    for (const number of [1, 2]) {
      const charging = jobs.enqueue(InvoiceService, (it) => it.charge(number));
      await inState(site.dashboard, 'Failed', charging);
    }
    const page = await site.open('/jobs/failed');
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Deleted 2 of 2').waitFor();

    await page.goto(`${site.url}/audit`);
    const entry = page.getByRole('row').filter({ hasText: 'Deleted many jobs' });
    for (const words of ['2 changed', '0 skipped', '0 failed']) {
      await entry.getByText(words, { exact: true }).waitFor();
    }
    await expectGoodLooks(page);

    await entry.getByRole('link', { name: 'Its jobs' }).click();
    await page.getByRole('heading', { level: 1, name: 'All jobs' }).waitFor();
    for (const number of [1, 2]) {
      await page.getByRole('link', { name: `Charge invoice ${number}` }).waitFor();
    }
    expect(site.complaints.splice(0)).toEqual([]);
    await site.close();
  });

  it('says that it is under way, and leads to the search that was used', async () => {
    const site = await Site.start({ providers: [InvoiceService] });
    const { audit, bulk } = site.dashboard.storage;
    const id = '01900000-0000-7000-8000-000000000001';
    await bulk.create({
      id,
      action: 'requeue',
      search: { states: ['Scheduled'], isRetry: true, type: 'Invoice' },
      searchText: 'retries type:Invoice',
      startedAt: new Date(),
      startedBy: 'ada',
      expected: 3_000,
      isExpectedExact: true,
    });
    await bulk.take(0);
    await bulk.progress(id, { changed: 1_999, skipped: 3, failed: 7, cursor: 'there' });
    await audit.record({ user: 'ada', action: 'bulk.requeue', subject: id });
    const page = await site.open('/audit');

    await page.getByText('Under way', { exact: true }).waitFor();
    await page.getByText('1,999 changed', { exact: true }).waitFor();
    await page.getByText('7 failed', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'What the search finds now' }).click();
    await page.getByRole('heading', { level: 1, name: 'Retries' }).waitFor();
    await page.getByText('Matching type:Invoice').waitFor();
    expect(site.complaints.splice(0)).toEqual([]);
    await site.close();
  });
});
