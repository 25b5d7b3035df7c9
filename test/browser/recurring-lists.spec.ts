import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aRecurringJob } from '../support/recurring-builders.js';
import { useBrowser } from './support/browser.js';
import { expectGoodLooks } from './support/looks.js';
import { placesOf } from './support/places-in-turn.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

const COUNT = 2_500;
const idOf = (number: number) => `tenant-${String(number).padStart(4, '0')}`;

useBrowser();

describe.each(placesOf(import.meta.url))('2,500 recurring jobs on $platform, $where', (place) => {
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    const storage = new MemoryJobStorage();
    for (let number = 0; number < COUNT; number += 1) {
      const id = idOf(number);
      await storage.recurring.change(id, () => aRecurringJob({ id, method: `send${number % 10}` }));
    }
    site = await Site.start({ place, storage, server: false });
    page = await site.open('/recurring');
  });
  afterEach(() => expect(site.complaints.splice(0)).toEqual([]));
  afterAll(() => site.close());

  const rows = () => page.getByRole('table', { name: 'Recurring jobs' }).locator('tbody tr');
  const job = (number: number) => page.getByRole('link', { name: idOf(number), exact: true });
  const search = async (text: string) => {
    const field = page.getByRole('searchbox', { name: 'Search recurring jobs' });
    await field.fill(text);
    await field.press('Enter');
  };

  it('are listed page by page', async () => {
    await job(0).waitFor();
    await settles(async () => expect(await rows().count()).toBe(50));

    await page.getByRole('link', { name: 'Next page' }).click();
    await job(50).waitFor();
    await settles(async () => expect(await rows().count()).toBe(50));
    await page.goBack();
    await job(0).waitFor();
    await page.goForward();
    await page.getByRole('link', { name: 'First page' }).click();
    await job(0).waitFor();
  });

  it('are found by words, in an address that can be sent to somebody', async () => {
    await search('24 SEND7');
    await job(2497).waitFor();
    await job(0).waitFor({ state: 'detached' });
    await settles(async () => expect(await rows().count()).toBe(13));
    expect(new URL(page.url()).searchParams.get('q')).toBe('24 SEND7');

    await page.reload();
    await job(2497).waitFor();
    await settles(async () => expect(await rows().count()).toBe(13));
  });

  it('say so when none is found', async () => {
    await search('nobody');
    await page.getByText('Nothing matches this search').waitFor();

    await search('');
    await job(0).waitFor();
  });

  it('complete a search for their jobs', async () => {
    const field = page.locator('[data-search]');
    await field.fill('recurring:2499');
    await page.getByRole('option', { name: `recurring:${idOf(2499)}` }).click();

    await settles(async () => expect(await field.inputValue()).toBe(`recurring:${idOf(2499)} `));
    await field.fill('');
  });

  it('are readable by everybody', async () => {
    await expectGoodLooks(page);
  });
});
