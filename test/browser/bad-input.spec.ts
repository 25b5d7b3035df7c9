import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { NewJob } from '../../lib/storage/jobs/records.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aJobId, aNewJob, anEntry } from '../support/builders.js';
import { useBrowser } from './support/browser.js';
import { isPlain, onPlatforms } from './support/places.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';
import { goTo } from './support/walk.js';

const MEBIBYTE = 2 ** 20;
const NAMES = ['IğdırŞubesi', 'مرحبا', '日本語', '👩‍👩‍👧‍👦', 'e\u0301a\u0308'];
/** The browser says so of each answer that is a refusal. */
const REFUSED = /^console: Failed to load resource: .* status of (404|414|422)/;

const UNKNOWN: readonly (readonly [path: string, text: string, back: string])[] = [
  [`/jobs/details/${aJobId()}`, 'There is no job with this id, or no longer.', 'All jobs'],
  ['/jobs/details/42', 'There is no job with this id, or no longer.', 'All jobs'],
  ['/jobs/details/__proto__', 'There is no job with this id, or no longer.', 'All jobs'],
  ['/jobs/details/%00', 'There is no job with this id, or no longer.', 'All jobs'],
  [
    '/recurring/details?id=nothing',
    'There is no recurring job with this id, or no longer.',
    'Recurring jobs',
  ],
  [`/batches/${aJobId()}`, 'There is no batch with this id, or no longer.', 'Batches'],
  ['/batches/a%2Fb', 'There is no batch with this id, or no longer.', 'Batches'],
  [
    `/bulk-operations/${aJobId()}`,
    'There is no such bulk operation, or no longer.',
    'Bulk operations',
  ],
  ['/nothing', 'There is no such page.', 'Overview'],
  ['/jobs/a/b', 'There is no such page.', 'Overview'],
];

const REFUSED_LISTS: readonly (readonly [path: string, sentence: string])[] = [
  ['/jobs/all?q=typo:x', 'Did you mean "type:"?'],
  ['/jobs/failed?q=%22open', 'an end for each quote'],
  ['/jobs/all?q=a%00b', 'NUL'],
  ['/jobs/all?q=id:42', 'expected the id of a job'],
  [`/jobs/all?q=${'x'.repeat(2_500)}`, '2,000'],
  ['/jobs/all?cursor=nonsense', 'no such place'],
  ['/jobs/a%2Fb', 'expected the name of a state'],
  ['/batches?cursor=nonsense', 'no such place'],
  ['/audit?cursor=nonsense', 'no such place'],
];

useBrowser();

describe.each(onPlatforms(isPlain))('On $platform, bad input', (place) => {
  const storage = new MemoryJobStorage();
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    site = await Site.start({ place, storage });
    page = await site.open();
  });
  afterAll(() => site.close());
  afterEach(() => {
    const complaints = site.complaints.splice(0);
    expect(complaints.filter((complaint) => !REFUSED.test(complaint))).toEqual([]);
  });

  const main = () => page.getByRole('main');
  const stored = async (given: Partial<NewJob>) => {
    const job = aNewJob(given);
    await storage.jobs.createJobs([job]);
    await goTo(site, page, `/jobs/details/${job.id}`);
    await page.getByText(job.id).first().waitFor();
    return job;
  };

  it('gets a page that says that nothing was found, and leads on', async () => {
    for (const [path, text, back] of UNKNOWN) {
      await goTo(site, page, path);
      await main().getByText(text).waitFor();
      await main().getByRole('link', { name: back }).click();
      await page.getByRole('heading', { name: back, level: 1 }).waitFor();
    }
  });

  it('gets an answer that says what is wrong', async () => {
    for (const [path, sentence] of REFUSED_LISTS) {
      await goTo(site, page, path);
      await page.getByRole('alert').getByText(sentence).waitFor();
    }
    await page.getByLabel('Search jobs').fill('state:failed');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing matches this search').waitFor();
  });

  it('gets the same answer as the first request of a browser', async () => {
    const paths = [
      '/jobs/details/42',
      '/jobs/details/%00',
      '/recurring/details?id=%F0%9F%98%80',
      '/no/thing',
    ];
    for (const path of paths) {
      await page.goto(`${site.url}${path}`);
      await main().getByText('There is no').waitFor();
    }
  });

  it('is ignored if it is only a slash at the end of an address', async () => {
    const job = await stored({ state: 'Failed' });

    await page.goto(`${site.url}/jobs/details/${job.id}/`);
    await page.getByRole('heading', { name: 'EmailService.sendWelcome' }).waitFor();
    await page.goto(`${site.url}/jobs/failed/`);
    await page.getByRole('heading', { name: 'Failed', level: 1 }).waitFor();
  });

  it("in the browser's storage does no harm", async () => {
    await page.evaluate(() => {
      const kept = { pageSize: '99999', theme: '"<b>"', language: '"../x"', paused: '"no"' };
      for (const [name, value] of Object.entries(kept)) {
        localStorage.setItem(`hangfire.${name}`, value);
      }
    });
    await page.goto(`${site.url}/jobs/deleted`);

    await page.getByText('No jobs here').waitFor();
    await settles(async () => expect(await page.getByLabel('Per page').inputValue()).toBe('50'));
    await page.evaluate(() => localStorage.clear());
  });

  it('of a job whose class is gone is shown', async () => {
    await stored({ type: 'GoneService', method: 'run', arguments: '[42]' });

    await page.getByRole('heading', { name: 'GoneService.run' }).waitFor();
    await page.getByText('This process knows no class named GoneService.').waitFor();
    await page.getByRole('group', { name: 'Call' }).getByText('goneService.run(42)').waitFor();
  });

  it('of a mebibyte, or of ten thousand elements, leaves the page usable', async () => {
    await stored({ arguments: JSON.stringify(['x'.repeat(MEBIBYTE)]) });
    await page.getByText('Cut: the argument is longer than what is shown.').waitFor();

    await stored({ arguments: JSON.stringify([Array.from({ length: 10_000 }, () => 7)]) });
    await page.getByRole('heading', { name: 'Arguments' }).waitFor();

    await stored({ arguments: JSON.stringify(Array.from({ length: 10_000 }, () => 7)) });
    await page.getByText('… +9900').waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Deleted.').waitFor();
  });

  it('of a stack with ten thousand lines opens and closes', async () => {
    const stack = Array.from({ length: 10_000 }, (_, line) => `at line ${line}.`).join('\n');
    const exception = { type: 'Error', message: 'It was deep.' };
    await stored({
      state: 'Failed',
      history: [anEntry('Processing'), anEntry('Failed', { data: { exception, stack } })],
    });
    const lines = page.getByRole('group', { name: 'Stack' });

    await lines.getByText('at line 13.').waitFor();
    await page.getByRole('button', { name: /^Show .* more lines$/ }).click();
    await lines.getByText('at line 4000.').waitFor();
    await page.getByRole('button', { name: 'Show less' }).click();
    await lines.getByText('at line 14.').waitFor({ state: 'detached' });
  });

  it('in any script of the world is shown and found', async () => {
    for (const name of NAMES) {
      await stored({ type: name, method: name, queue: name, state: 'Failed' });
      await page.getByRole('heading', { name: `${name}.${name}` }).waitFor();

      await page.getByLabel('Search jobs').fill(`type:${name}`);
      await page.keyboard.press('Enter');
      const table = page.getByRole('grid', { name: 'Jobs' });
      await table.getByRole('link', { name: `${name}.${name}` }).click();
      await page.getByRole('heading', { name: `${name}.${name}` }).waitFor();
    }
  });
});
