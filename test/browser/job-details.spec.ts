import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aNewJob, anEntry } from '../support/builders.js';
import { MovableClock } from '../support/movable-clock.js';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { NO_SUCH_JOB, openJob, panel, statesIn } from './support/job-page.js';
import { expectGoodLooks } from './support/looks.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

useBrowser();

let site: Site;
afterEach(async () => {
  await closePages();
  expect(site.complaints.splice(0)).toEqual([]);
});

describe('The page of a job', () => {
  const clock = new MovableClock(new Date('2026-03-10T12:00:00Z'));
  const storage = new MemoryJobStorage({ clock });

  beforeAll(async () => {
    site = await Site.start({ storage, providers: [InvoiceService] });
  });
  afterAll(() => site.close());

  const stored = async (given: Parameters<typeof aNewJob>[0]) => {
    const job = aNewJob({ type: 'InvoiceService', method: 'charge', arguments: '[3]', ...given });
    await storage.jobs.createJobs([job]);
    return job.id;
  };

  it('says how long each state lasted, the exact times on hover', async () => {
    const id = await stored({
      state: 'Failed',
      history: [
        anEntry('Scheduled', { at: new Date('2026-03-09T08:00:00Z') }),
        anEntry('Enqueued', { at: new Date('2026-03-10T10:00:00Z') }),
        anEntry('Processing', { at: new Date('2026-03-10T10:00:01.500Z') }),
        anEntry('Failed', { at: new Date('2026-03-10T10:01:31.500Z'), reason: 'No paper' }),
      ],
    });
    const page = await openJob(site, id, 'Charge invoice 3', { timezoneId: 'UTC' });

    await settles(async () =>
      expect((await statesIn(page)).map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
        'Failed 1 hr. ago No paper',
        'Processing 1 hr. ago lasted 1 min 30 sec',
        'Enqueued 2 hr. ago lasted 1.5 sec',
        'Scheduled yesterday lasted 1 day 2 hr',
      ]),
    );
    await panel(page, 'History').getByText('yesterday').hover();
    await page.getByRole('tooltip', { name: /^Mar 9, 2026, 8:00:00\sAM$/ }).waitFor();
    await expectGoodLooks(page);
  });

  it('changes nothing if the job has changed its state meanwhile', async () => {
    const id = await stored({ state: 'Failed' });
    const page = await openJob(site, id, 'Charge invoice 3');
    await page.keyboard.press('.');
    await page.getByText('Paused').waitFor();
    await site.dashboard.jobs.delete(id);

    await page.getByRole('button', { name: 'Requeue' }).click();
    await page.getByText('The job had moved on meanwhile; nothing was changed.').waitFor();
    await panel(page, 'History').getByText('Deleted by the client').waitFor();
    expect((await site.dashboard.jobs.get(id))?.state).toBe('Deleted');
  });

  it('asks before a job does its work twice', async () => {
    const id = await stored({ state: 'Succeeded' });
    const page = await openJob(site, id, 'Charge invoice 3');
    const dialog = page.getByRole('dialog', { name: 'Run this job once more?' });

    await page.getByRole('button', { name: 'Requeue' }).click();
    await dialog.getByText('It does all of its work again.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect((await site.dashboard.jobs.get(id))?.state).toBe('Succeeded');

    await page.getByRole('button', { name: 'Requeue' }).click();
    await expectGoodLooks(page);
    await dialog.getByRole('button', { name: 'Requeue' }).click();
    await page.getByRole('status').getByText('Requeued.').waitFor();
    expect((await site.dashboard.jobs.get(id))?.state).toBe('Enqueued');
  });

  it('says that this process does not have the class', async () => {
    const id = await stored({ type: 'RemovedService', method: 'run' });
    const page = await openJob(site, id, 'RemovedService.run');

    await page.getByText('This process knows no class named RemovedService.').waitFor();
  });

  it('is readable in every look', async () => {
    const parent = await stored({ method: 'send' });
    const { jobs } = site.dashboard;
    const child = await jobs.continueWith(parent, InvoiceService, (it) => it.send(6));
    await jobs.continueWith(child, InvoiceService, (it) => it.send(61));
    const page = await openJob(site, child, 'Send invoice 6');

    await expectGoodLooks(page);
  });

  it('says for a text that is not an id that there is no such job', async () => {
    const page = await site.open('/jobs/details/42');
    await page.getByText(NO_SUCH_JOB).waitFor();
    await expectGoodLooks(page);
    await page.goto(`${site.url}/jobs/details/${encodeURIComponent('100% <b>"é"')}`);
    await page.getByText('100% <b>"é"', { exact: true }).waitFor();

    await site.refused(404, 2);
  });
});
