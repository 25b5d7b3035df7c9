import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectJobs } from './support/job-list.js';
import { AT_HANGFIRE } from './support/places.js';
import { searchFor, siteToSearchIn } from './support/searched-site.js';
import type { Site } from './support/site.js';

useBrowser();

let site: Site;
afterEach(async () => {
  await closePages();
  expect(site.complaints.splice(0)).toEqual([]);
});

describe('Above a list', () => {
  beforeAll(async () => {
    site = await siteToSearchIn(AT_HANGFIRE);
  });
  afterAll(async () => {
    InvoiceService.printed.fire();
    await site.close();
  });

  it('readers choose whether the newest or the oldest job comes first', async () => {
    const page = await site.open('/jobs/succeeded');
    await expectJobs(page, ['Report of March', 'Send invoice 5', 'Send invoice 4']);

    await page.getByRole('link', { name: 'Oldest first' }).click();
    await expectJobs(page, ['Send invoice 4', 'Send invoice 5', 'Report of March']);
    await searchFor(page, 'type:Invoice');
    await expectJobs(page, ['Send invoice 4', 'Send invoice 5']);
    await page.getByRole('link', { name: 'Newest first' }).click();
    await expectJobs(page, ['Send invoice 5', 'Send invoice 4']);

    await page.goto(`${site.url}/jobs/enqueued`);
    await page.getByRole('row', { name: /Report of May/ }).waitFor();
    expect(await page.getByRole('link', { name: 'Oldest first' }).count()).toBe(0);
  });
});
