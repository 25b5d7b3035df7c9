import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { StorageUnavailableError } from '../../lib/storage/errors/storage-unavailable-error.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../support/builders.js';
import { MovableClock } from '../support/movable-clock.js';
import { Signal } from '../support/signal.js';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks } from './support/looks.js';
import { IN_MOTION, OWN_SESSION } from './support/sessions.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

useBrowser();

let site: Site;
afterEach(async () => {
  await closePages();
  expect(site.complaints.splice(0)).toEqual([]);
});

describe('A list of jobs', () => {
  const clock = new MovableClock(new Date('2026-03-10T09:05:07Z'));
  const storage = new MemoryJobStorage({ clock });

  beforeAll(async () => {
    await storage.jobs.createJobs([aFailedJob()]);
    clock.moveTo('2026-03-10T12:00:00Z');
    site = await Site.start({ storage, providers: [InvoiceService] });
  });
  afterAll(() => site.close());

  it('says why it is empty', async () => {
    const page = await site.open('/jobs/succeeded');
    await page.getByText('No jobs here').waitFor();
    await page.goto(`${site.url}/jobs/processing`);
    await page.getByText('Nothing is running').waitFor();
    await page.goto(`${site.url}/retries`);
    await page.getByText('No job waits for a retry').waitFor();
    await page.goto(`${site.url}/jobs/failed?q=disk`);
    await page.getByText('Nothing matches this search').waitFor();
    await expectGoodLooks(page);

    await page.getByRole('link', { name: 'Search in all jobs' }).click();
    await page.getByRole('heading', { level: 1, name: 'All jobs' }).waitFor();
    await page.getByText('Matching disk').waitFor();
  });

  it('shows relative times, and exact times under the pointer, in the row with the focus, or always', async () => {
    const page = await site.open('/jobs/failed', { timezoneId: 'UTC' });
    const exact = /Mar 10, 2026, 9:05:07\sAM/;
    const time = page.getByRole('time').filter({ hasText: '2 hr. ago' });
    const tooltip = page.getByRole('tooltip', { name: exact });

    await time.hover();
    await tooltip.waitFor();
    await page.getByRole('heading', { level: 1 }).hover();
    await tooltip.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Charge invoice 1' }).focus();
    await tooltip.waitFor();
    await page.keyboard.press('Escape');
    await tooltip.waitFor({ state: 'hidden' });
    expect(await time.evaluate((element) => element.tabIndex)).toBe(-1);

    await page.keyboard.press('x');
    await page.getByRole('row', { name: exact }).waitFor();
    await page.keyboard.press('x');
    await time.waitFor();

    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Show exact times').check();
    await page.getByRole('row', { name: exact }).waitFor();
  });

  it('shows a job of a class that this process does not have', async () => {
    await storage.jobs.createJobs([aNewJob({ type: 'RemovedService', method: 'run' })]);
    const page = await site.open('/jobs/enqueued');

    await page.getByRole('row', { name: /RemovedService\.run/ }).waitFor();
  });

  it('shows new jobs by itself, but stands still while rows are selected', async () => {
    const page = await site.open('/jobs/awaiting');
    await page.getByText('No jobs here').waitFor();
    const arrives = async (method: string) => {
      await storage.jobs.createJobs([aNewJob({ type: 'Service', method, state: 'Awaiting' })]);
      clock.moveTo(new Date(clock.now().getTime() + 10_000));
    };

    await arrives('first');
    await page.getByRole('checkbox', { name: /Service\.first/ }).check();
    await page.getByText('The list stands still while you work on it.').waitFor();
    await arrives('second');
    await page.getByRole('link', { name: 'Awaiting 2' }).waitFor();
    expect(await page.getByRole('row', { name: /Service\.second/ }).count()).toBe(0);

    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('row', { name: /Service\.second/ }).waitFor();
    await settles(async () =>
      expect(await page.getByRole('checkbox', { name: /Service\.first/ }).isChecked()).toBe(true),
    );
  });

  it('says that it loads while no answer comes', async () => {
    const answered = new Signal();
    const page = await site.open('/queues', IN_MOTION);
    await page.route('**/api/jobs?*', async (route) => {
      await answered;
      await route.continue();
    });
    await page
      .getByRole('link', { name: /^Failed/ })
      .first()
      .click();
    await page.getByRole('status').filter({ hasText: 'Loading' }).waitFor();
    await expectGoodLooks(page);

    answered.fire();
    await page.getByRole('row', { name: /Charge invoice 1/ }).waitFor();
  });

  it('says that the store is away, and recovers by itself', async () => {
    // A clock that is set stays set in all of the session.
    const page = await site.open('/jobs/failed', OWN_SESSION);
    const row = page.getByRole('row', { name: /Charge invoice 1/ });
    await row.waitFor();
    await page.clock.install();
    const search = storage.monitoring.search.bind(storage.monitoring);
    storage.monitoring.search = async () => {
      throw new StorageUnavailableError('search jobs', { cause: new Error('away') });
    };

    await page.keyboard.press('r');
    await page.getByText('The store cannot be reached').waitFor();
    await page.getByText('What is shown may be out of date.').waitFor();
    expect(await row.isVisible()).toBe(true);

    await page.reload();
    await page.getByText('Trying again by itself.').waitFor();
    await expectGoodLooks(page);
    await site.refused(503, 2);

    storage.monitoring.search = search;
    await page.clock.fastForward(5_000);
    await row.waitFor();
  });

  it('is readable in every look', async () => {
    const page = await site.open('/jobs/failed');
    await page.getByRole('row', { name: /Charge invoice 1/ }).waitFor();

    await expectGoodLooks(page);
  });
});

const aFailedJob = () =>
  aNewJob({ type: 'InvoiceService', method: 'charge', arguments: '[1]', state: 'Failed' });
