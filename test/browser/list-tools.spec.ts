import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectJobs } from './support/job-list.js';
import { expectGoodLooks } from './support/looks.js';
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

  it('readers add a state, a queue and a method to the search, and take them out again', async () => {
    const page = await site.open('/jobs/all');
    const facets = page.getByRole('navigation', { name: 'Narrow down' });
    await facets.getByRole('link', { name: 'archive 1' }).waitFor();
    await expectGoodLooks(page);

    await facets.getByRole('link', { name: 'InvoiceService.send 3' }).click();
    await expectJobs(page, ['Send invoice 5', 'Send invoice 4', 'Send invoice 1']);
    expect(searchIn(page)).toBe('type:InvoiceService method:send');
    await facets.getByRole('link', { name: 'Succeeded 2' }).click();
    await expectJobs(page, ['Send invoice 5', 'Send invoice 4']);
    await expectGoodLooks(page);

    const chosen = facets.getByRole('link').and(page.locator('[aria-current=true]'));
    await chosen.filter({ hasText: 'InvoiceService.send' }).click();
    await expectJobs(page, ['Report of March', 'Send invoice 5', 'Send invoice 4']);
    expect(searchIn(page)).toBe('state:Succeeded');

    await page.goto(`${site.url}/jobs/succeeded`);
    await facets.getByRole('link', { name: 'ReportService.make 1' }).click();
    await expectJobs(page, ['Report of March']);
    expect(await facets.getByRole('list', { name: 'State' }).count()).toBe(0);
  });

  it('readers download the whole list, as they have searched and ordered it', async () => {
    const page = await site.open('/jobs/all?q=type:Invoice state:succeeded&order=oldest');
    await expectJobs(page, ['Send invoice 4', 'Send invoice 5']);

    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the whole list as NDJSON' }).click();
    const text = await readFile(await (await downloading).path(), 'utf8');
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).displayName),
    ).toEqual(['Send invoice 4', 'Send invoice 5']);
  });

  it('a search says how many jobs match, as far as they were counted', async () => {
    const { monitoring } = site.dashboard.storage;
    const count = monitoring.count.bind(monitoring);
    const page = await site.open('/jobs/all?q=type:Invoice');
    await page.getByText('Matching type:Invoice · 5 jobs').waitFor();

    monitoring.count = async () => ({ count: 1_200, isExact: false });
    await page.keyboard.press('r');
    await page.getByText('more than 1,200 jobs').waitFor();
    monitoring.count = count;
  });

  it('a search that finds little goes on by itself until the page is full', async () => {
    const { monitoring } = site.dashboard.storage;
    const search = monitoring.search.bind(monitoring);
    monitoring.search = async (wanted, page) => {
      const answer = await search(wanted, { ...page, limit: 1 });
      return { ...answer, ...(answer.next && { searchedUntil: new Date() }) };
    };

    const page = await site.open('/jobs/succeeded');
    await expectJobs(page, ['Report of March', 'Send invoice 5', 'Send invoice 4']);
    expect(await page.getByText('Searched back to').count()).toBe(0);
    monitoring.search = search;
  });
});

const searchIn = (page: Page) => new URL(page.url()).searchParams.get('q');
