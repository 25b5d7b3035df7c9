import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { messagesOf, offeredLanguages } from '../support/page-languages.js';
import { closePages, useBrowser } from './support/browser.js';
import { expectGoodLooks } from './support/looks.js';
import { AT_HANGFIRE } from './support/places.js';
import { settles } from './support/settles.js';
import type { Site } from './support/site.js';
import { walkTo } from './support/walk.js';
import { workingSite } from './support/working-site.js';

/** Those with the longest rows, sentences and forms. */
const PAGES = ['', '/jobs/failed', '/recurring', '/servers'];
const FURTHER_PAGES = ['/queues', '/batches', '/performance', '/problems', '/new-job', '/audit'];

useBrowser();

let site: Site;
let failed: string;

beforeAll(async () => {
  ({ site, failed } = await workingSite(AT_HANGFIRE));
});
afterEach(async () => {
  await closePages();
  expect(site.complaints.splice(0)).toEqual([]);
});
afterAll(() => site.close());

describe.each([...offeredLanguages()])('In %s, %s', (code, direction) => {
  it('pages are readable by everybody, in the direction of the language', async () => {
    const messages = await messagesOf(code);
    const page = await site.open('', { locale: code });
    await page
      .getByRole('heading', { level: 1, name: String(messages['overview.title']) })
      .waitFor();
    await settles(async () =>
      expect(
        await page.evaluate('[document.documentElement.lang, document.documentElement.dir]'),
      ).toEqual([code, direction]),
    );

    const further = direction === 'rtl' ? FURTHER_PAGES : [];
    for (const path of [...PAGES, `/jobs/details/${failed}`, ...further]) {
      if (path !== '') await walkTo(site, page, path);
      await expectGoodLooks(page);
    }
  });
});
