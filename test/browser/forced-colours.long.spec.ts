import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from './support/accessibility.js';
import { useBrowser } from './support/browser.js';
import { AT_HANGFIRE } from './support/places.js';
import type { Site } from './support/site.js';
import { workingSite } from './support/working-site.js';

const PAGES = [
  '/',
  '/problems',
  '/performance',
  '/jobs/all',
  '/jobs/enqueued',
  '/jobs/scheduled',
  '/jobs/processing',
  '/jobs/succeeded',
  '/jobs/failed',
  '/jobs/deleted',
  '/jobs/awaiting',
  '/retries',
  '/recurring',
  '/recurring/details?id=nightly',
  '/batches',
  '/queues',
  '/servers',
  '/bulk-operations',
  '/audit',
  '/new-job',
  '/new-recurring-job',
];

useBrowser();

describe.each(['en', 'ar'])('In %s, in colours that the system forces', (locale) => {
  let site: Site;
  let page: Page;
  let failed: string;
  let fingerprint: string;

  beforeAll(async () => {
    ({ site, failed } = await workingSite(AT_HANGFIRE));
    const { failures } = (await site.dashboard.get('overview')).body;
    fingerprint = failures[0].fingerprint;
    page = await site.open('', { locale, forcedColors: 'active', reducedMotion: 'reduce' });
  });
  afterEach(() => {
    expect(site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => site.close());

  const expectReadable = async (path: string) => {
    await page.goto(`${site.url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  };

  it.each(PAGES)(
    'the page %s is readable by everybody, in the light and in the dark',
    expectReadable,
  );

  it.each([
    ['a job', () => `/jobs/details/${failed}`],
    ['a flow', () => `/flow/${failed}`],
    ['a copy', () => `/new-job?copy=${failed}`],
    ['a failure', () => `/failures/${fingerprint}`],
  ])('the page of %s is readable by everybody, in the light and in the dark', (_, path) =>
    expectReadable(path()),
  );
});
