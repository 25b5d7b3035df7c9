import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { onPlatforms } from './support/places.js';
import type { Site } from './support/site.js';
import { workingSite } from './support/working-site.js';

const PAGES = [
  ['', 'Overview'],
  ['/jobs', 'All jobs'],
  ['/jobs/failed', 'Failed'],
  ['/retries', 'Retries'],
  ['/recurring', 'Recurring jobs'],
  ['/batches', 'Batches'],
  ['/queues', 'Queues'],
  ['/servers', 'Servers'],
  ['/problems', 'Problems'],
  ['/bulk-operations', 'Bulk operations'],
  ['/audit', 'Audit'],
] as const;

useBrowser();

describe.each(onPlatforms(({ hasGrown = false }) => hasGrown))(
  'The dashboard on $platform, $where',
  (place) => {
    let site: Site;
    let failed: string;

    beforeAll(async () => {
      ({ site, failed } = await workingSite(place));
    });
    afterEach(async () => {
      await closePages();
      expect(site.complaints.splice(0)).toEqual([]);
    });
    afterAll(() => site.close());

    it('has all pages', async () => {
      const page = await site.open();
      for (const [path, name] of PAGES) {
        await page.goto(`${site.url}${path}`);
        await page.getByRole('heading', { name, level: 1 }).waitFor();
      }
    });

    it('follows what happens', async () => {
      const page = await site.open('/jobs/succeeded');
      await site.dashboard.jobs.enqueue(InvoiceService, (service) => service.send(7));

      await page.getByRole('link', { name: 'Send invoice 7' }).waitFor();
    });

    it('does what it is told', async () => {
      const page = await site.open(`/jobs/details/${failed}`);
      await page.getByRole('button', { name: 'Requeue' }).first().click();
      await page.getByText('Requeued by somebody in the dashboard').first().waitFor();

      await page.goto(`${site.url}/queues`);
      await page.getByRole('button', { name: 'Pause default', exact: true }).click();
      await page.getByRole('button', { name: 'Resume default', exact: true }).click();
      await page.getByRole('button', { name: 'Pause default', exact: true }).waitFor();

      await page.goto(`${site.url}/recurring`);
      await page.getByRole('button', { name: 'Trigger nightly', exact: true }).click();
      await page.getByText('nightly was triggered.').waitFor();
    });
  },
);
