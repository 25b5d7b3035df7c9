import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectJobs } from './support/job-list.js';
import { placesOf } from './support/places-in-turn.js';
import { fieldOf, optionsOf, searchFor, siteToSearchIn } from './support/searched-site.js';
import { settles } from './support/settles.js';
import type { Site } from './support/site.js';

useBrowser();

let site: Site;
afterEach(async () => {
  await closePages();
  expect(site.complaints.splice(0)).toEqual([]);
});

describe.each(placesOf(import.meta.url))('The search on $platform, $where', (place) => {
  beforeAll(async () => {
    site = await siteToSearchIn(place);
  });
  afterAll(async () => {
    InvoiceService.printed.fire();
    await site.close();
  });

  it('is written with the keyboard alone, completing itself', async () => {
    const page = await site.open('/jobs/all');
    await page.getByRole('row', { name: /Report of March/ }).waitFor();

    await page.keyboard.press('/');
    await page.keyboard.type('er');
    await page.keyboard.press('ArrowDown');
    await settles(async () => expect(await selectedOf(page)).toMatch(/^error:/));
    await page.keyboard.press('Enter');
    await optionsOf(page).filter({ hasText: 'error:CardDeclinedError' }).waitFor();
    await page.keyboard.type('car');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await settles(async () =>
      expect(await fieldOf(page).inputValue()).toBe('error:CardDeclinedError '),
    );

    await page.keyboard.press('Enter');
    await expectJobs(page, ['Charge invoice 3']);
    expect(page.url()).toBe(`${site.url}/jobs/all?q=error%3ACardDeclinedError`);
  });

  it('is in the address, to send to a colleague, and to come back to', async () => {
    const page = await site.open('/jobs/all');
    await searchFor(page, 'state:failed "invoice 3"');
    await expectJobs(page, ['Charge invoice 3']);
    const address = page.url();

    await searchFor(page, 'type:Report');
    await expectJobs(page, ['Report of March', 'Report of May']);
    await page.goBack();
    await expectJobs(page, ['Charge invoice 3']);
    await settles(async () =>
      expect(await fieldOf(page).inputValue()).toBe('state:failed "invoice 3"'),
    );

    const colleague = await site.open(address.slice(site.url.length));
    await expectJobs(colleague, ['Charge invoice 3']);
    await settles(async () =>
      expect(await fieldOf(colleague).inputValue()).toBe('state:failed "invoice 3"'),
    );

    await colleague.getByRole('button', { name: 'Clear search' }).click();
    await colleague.getByRole('row', { name: /Report of March/ }).waitFor();
    expect(colleague.url()).toBe(`${site.url}/jobs/all`);
  });

  it('leads from any page to all jobs, and from an id to its job', async () => {
    const { jobs } = await site.dashboard.storage.monitoring.search(
      { method: 'charge' },
      { limit: 1 },
    );
    const page = await site.open('/servers');
    await searchFor(page, 'type:Report');
    await page.getByRole('heading', { level: 1, name: 'All jobs' }).waitFor();
    await expectJobs(page, ['Report of March', 'Report of May']);

    await searchFor(page, ` ${jobs[0]?.id.toUpperCase()} `);
    await page.getByRole('heading', { level: 1, name: 'Charge invoice 3' }).waitFor();
    expect(page.url()).toBe(`${site.url}/jobs/details/${jobs[0]?.id}`);
  });
});

const selectedOf = (page: Page) =>
  optionsOf(page).and(page.locator('[aria-selected=true]')).innerText();
