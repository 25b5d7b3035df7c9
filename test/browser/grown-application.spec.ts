import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { closePages, useBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { InvoiceService } from './support/invoice-service.js';
import { onPlatforms } from './support/places.js';
import { Site } from './support/site.js';

const PAGES = [
  ['', 'Overview'],
  ['/jobs', 'All jobs'],
  ['/jobs/failed', 'Failed'],
  ['/retries', 'Retries'],
  ['/recurring', 'Recurring jobs'],
  ['/batches', 'Batches'],
  ['/queues', 'Queues'],
  ['/servers', 'Servers'],
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
      site = await Site.start({
        place,
        server: {},
        providers: [InvoiceService],
        dashboard: { statsPollingIntervalMs: 250 },
      });
      const { app, jobs } = site.dashboard;
      const enqueued = jobs.enqueue(InvoiceService, (service) => service.charge(1));
      failed = await inState(site.dashboard, 'Failed', enqueued);
      await app
        .get(RecurringJobService)
        .addOrUpdate('nightly', InvoiceService, (service) => service.send(2), '0 3 * * *');
    });
    afterEach(async () => {
      await closePages();
      expect(site.complaints).toEqual([]);
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
