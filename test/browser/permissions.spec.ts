import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Authorization } from '../../lib/dashboard/access/dashboard-user.js';
import { PERMISSIONS } from '../../lib/dashboard/access/permissions.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../support/builders.js';
import { closePages, useBrowser } from './support/browser.js';
import { isPlain, onPlatforms } from './support/places.js';
import { Site } from './support/site.js';

const ADA = { name: 'Ada', permissions: PERMISSIONS };
const VIEWER = { name: 'Ada', permissions: ['view'] } as const;
const STRANGER = { name: 'Ada', permissions: ['requeue'] } as const;
/** The browser says so of each answer that is a refusal. */
const REFUSED = /^console: Failed to load resource: .* status of (401|403)/;

useBrowser();

describe.each(onPlatforms(isPlain))(
  'On $platform, somebody whose permission is withdrawn while they look',
  (place) => {
    const storage = new MemoryJobStorage();
    let user: Authorization = ADA;
    let site: Site;

    beforeAll(async () => {
      const dashboard = { authorize: () => user, statsPollingIntervalMs: 250 };
      site = await Site.start({ place, storage, dashboard });
    });
    afterAll(() => site.close());
    beforeEach(() => {
      user = ADA;
    });
    afterEach(async () => {
      await closePages();
      const complaints = site.complaints.splice(0);
      expect(complaints.filter((complaint) => !REFUSED.test(complaint))).toEqual([]);
    });

    it('is refused an action after losing the permission, and no longer sees its button', async () => {
      const job = aNewJob({ state: 'Failed' });
      await storage.jobs.createJobs([job]);
      const page = await site.open(`/jobs/details/${job.id}`);
      const requeue = page.getByRole('button', { name: 'Requeue' });
      await requeue.waitFor();

      user = VIEWER;
      await requeue.click();

      await page.getByText('You do not have the permission for this.').waitFor();
      await requeue.waitFor({ state: 'detached' });
      await page.getByText('Read-only').waitFor();
      expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0);
      expect((await storage.jobs.findJob(job.id))?.state).toBe('Failed');
      await page.getByRole('heading', { name: 'EmailService.sendWelcome' }).waitFor();
    });

    it.each([
      ['as nobody', undefined, 'Your session has ended'],
      ['as somebody who may not look', STRANGER, 'Not allowed'],
    ])('sees nothing %s, until they may again', async (...given) => {
      const [, nobody, title] = given;
      const job = aNewJob({ type: 'SecretService', state: 'Failed' });
      await storage.jobs.createJobs([job]);
      const page = await site.open('/jobs/failed');
      const secret = page.getByText('SecretService.sendWelcome').first();
      await secret.waitFor();

      user = nobody;
      await page.getByRole('alert').getByText(title).waitFor();
      await secret.waitFor({ state: 'detached' });

      user = ADA;
      await secret.waitFor({ timeout: 20_000 });
    });

    it('is told at the door', async () => {
      user = undefined;
      const page = await site.open('/jobs/failed');

      await page.getByText('Nobody is signed in who may see this dashboard.').waitFor();
    });
  },
);
