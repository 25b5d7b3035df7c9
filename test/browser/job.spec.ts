import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { BatchService } from '../../lib/client/batch-service.js';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aJobId, aNewJob, anEntry } from '../support/builders.js';
import type { DashboardApp } from '../support/dashboard-app.js';
import { MovableClock } from '../support/movable-clock.js';
import { Signal } from '../support/signal.js';
import { closePages, launchBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks } from './support/looks.js';
import { PLACES, type Place } from './support/places.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

interface Jobs {
  readonly sent: string;
  readonly archive: string;
  readonly continued: string;
  readonly charge: string;
  readonly batch: string;
  readonly printing: string;
}

const NO_SUCH_JOB = 'There is no job with this id, or no longer.';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  await closePages(browser);
  expect(site.complaints.splice(0)).toEqual([]);
});

describe.each(PLACES)('The page of a job on $platform, $where', (place) => {
  let jobs: Jobs;

  beforeAll(async () => {
    site = await siteOfAPrinter(place);
    jobs = await jobsToLookAt(site.dashboard);
  });
  afterAll(async () => {
    InvoiceService.printed.fire();
    await site.close();
  });

  it('shows the call, what came of it, and each state in its time', async () => {
    const page = await openJob(jobs.sent, 'Send invoice 4');

    await panel(page, 'Call').getByText("invoiceService.send(4, { to: 'ada' })").waitFor();
    await panel(page, 'Arguments').getByRole('group', { name: 'number' }).getByText('4').waitFor();
    await panel(page, 'Arguments').getByText("{ to: 'ada' }").waitFor();
    await panel(page, 'Result').getByText("{ number: 4, sentTo: 'ada' }").waitFor();
    await page.getByText('Will be removed in 23 hr.').waitFor();
    expect(await statesIn(page)).toEqual([
      expect.stringMatching(/^Succeeded\s.*latency.*duration/s),
      expect.stringMatching(/^Processing\s.*printer:.*lasted/s),
      expect.stringMatching(/^Enqueued\s.*lasted/s),
    ]);
  });

  it('shows every attempt, with its exception and its stack', async () => {
    const page = await openJob(jobs.archive, 'Archive invoice 7');
    const attempts = panel(page, 'Attempts').getByRole('listitem');
    await settles(async () => expect(await attempts.count()).toBe(2));

    const [latest, first] = [attempts.nth(0), attempts.nth(1)];
    await latest.getByText('Attempt 2').waitFor();
    await latest.getByText('No room for invoice 7').first().waitFor();
    await latest.getByText(/at InvoiceService\.archive/).waitFor();
    await latest.getByRole('link', { name: /^printer:/ }).waitFor();
    expect(await first.getByText(/at InvoiceService\.archive/).isVisible()).toBe(false);
    await first.getByText('Attempt 1').click();
    await first.getByText(/at InvoiceService\.archive/).waitFor();
    await panel(page, 'Parameters').getByText('RetryCount').waitFor();
  });

  it('shows for how long an attempt has been running', async () => {
    const page = await openJob(jobs.printing, 'Print invoice 5');
    const attempt = panel(page, 'Attempts').getByRole('listitem').first();

    await attempt.getByText('Processing').waitFor();
    await settles(async () =>
      expect(await attempt.innerText()).toMatch(/Attempt 1\s+Processing\s+\d+/),
    );
  });

  it('leads to parents and continuations, to its batch and to its recurring job', async () => {
    const page = await openJob(jobs.continued, 'Send invoice 6');
    const flow = panel(page, 'Flow');
    const above = flow.getByRole('list', { name: 'Waits for' });
    const below = flow.getByRole('list', { name: 'Continued by' });
    await settles(async () =>
      expect(await above.getByRole('link').allInnerTexts()).toEqual([
        expect.stringMatching(/^Send invoice 4\s+Succeeded\s+when finished$/),
        expect.stringMatching(/^Print invoice 5\s+Processing\s+when finished$/),
      ]),
    );
    await below.getByRole('link', { name: 'Send invoice 61 Awaiting when succeeded' }).click();
    await page.getByRole('heading', { level: 1, name: 'Send invoice 61' }).waitFor();
    await page.goBack();
    await above.getByRole('link', { name: /Print invoice 5/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Print invoice 5' }).waitFor();

    await panel(page, 'Details').getByRole('link', { name: jobs.batch }).click();
    await page.waitForURL(`${site.url}/batches/${jobs.batch}`);
    await page.goto(`${site.url}/jobs/details/${jobs.charge}`);
    await panel(page, 'Details').getByRole('link', { name: 'nightly/close' }).click();
    await page.waitForURL(`${site.url}/recurring/details?id=nightly%2Fclose`);
  });

  it('requeues, and says so', async () => {
    const page = await openJob(jobs.charge, 'Charge invoice 99');
    await page.getByRole('button', { name: 'Requeue' }).click();
    await page.getByRole('status').getByText('Requeued.').waitFor();

    await panel(page, 'History').getByText('Requeued by somebody in the dashboard').waitFor();
    await panel(page, 'Attempts').getByText('Attempt 2').waitFor();
  });

  it('runs now what waits for its time', async () => {
    const { jobs: client } = site.dashboard;
    const id = await client.schedule(InvoiceService, (it) => it.send(8), { hours: 1 });
    const page = await openJob(id, 'Send invoice 8');
    await page
      .getByText(/^in 5\d min\.$/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Run now' }).click();

    await panel(page, 'Result').getByText('number: 8').waitFor();
  });

  it('deletes once that is confirmed', async () => {
    const { jobs: client } = site.dashboard;
    const id = await client.schedule(InvoiceService, (it) => it.send(9), { hours: 1 });
    const page = await openJob(id, 'Send invoice 9');
    const dialog = page.getByRole('dialog', { name: 'Delete this job?' });

    await page.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByText('Send invoice 9 will not run any more.').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await client.get(id))?.state).toBe('Scheduled');

    await page.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('status').getByText('Deleted.').waitFor();
    await panel(page, 'History').getByText('Deleted by somebody in the dashboard').waitFor();
    await settles(async () =>
      expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0),
    );
  });

  it('says that there is no such job', async () => {
    const page = await site.open(`/jobs/details/${aJobId()}`);
    await page.getByText(NO_SUCH_JOB).waitFor();
    await site.refused(404);

    await page.getByRole('main').getByRole('link', { name: 'All jobs' }).click();
    await page.getByRole('heading', { level: 1, name: 'All jobs' }).waitFor();
  });
});

describe('The page of a job', () => {
  const clock = new MovableClock(new Date('2026-03-10T12:00:00Z'));
  const storage = new MemoryJobStorage({ clock });

  beforeAll(async () => {
    site = await Site.start({ browser, storage, providers: [InvoiceService] });
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
    const page = await openJob(id, 'Charge invoice 3', { timezoneId: 'UTC' });

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

  it('changes nothing where the job has moved on meanwhile', async () => {
    const id = await stored({ state: 'Failed' });
    const page = await openJob(id, 'Charge invoice 3');
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
    const page = await openJob(id, 'Charge invoice 3');
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
    const page = await openJob(id, 'RemovedService.run');

    await page.getByText('This process knows no class named RemovedService.').waitFor();
  });

  it('is readable in every look', async () => {
    const parent = await stored({ method: 'send' });
    const { jobs } = site.dashboard;
    const child = await jobs.continueWith(parent, InvoiceService, (it) => it.send(6));
    await jobs.continueWith(child, InvoiceService, (it) => it.send(61));
    const page = await openJob(child, 'Send invoice 6');

    await expectGoodLooks(page);
  });

  it('says of anything that is no id that there is no such job', async () => {
    const page = await site.open('/jobs/details/42');
    await page.getByText(NO_SUCH_JOB).waitFor();
    await expectGoodLooks(page);
    await page.goto(`${site.url}/jobs/details/${encodeURIComponent('100% <b>"é"')}`);
    await page.getByText('100% <b>"é"', { exact: true }).waitFor();

    await site.refused(404, 2);
  });
});

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const statesIn = (page: Page) => panel(page, 'History').getByRole('listitem').allInnerTexts();

async function openJob(
  id: string | null,
  name: string,
  options: Parameters<Site['open']>[1] = {},
): Promise<Page> {
  const page = await site.open(`/jobs/details/${id}`, options);
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return page;
}

function siteOfAPrinter(place: Place): Promise<Site> {
  InvoiceService.printed = new Signal();
  const server = { name: 'printer', workerCount: 5 };
  return Site.start({ browser, place, server, providers: [InvoiceService] });
}

async function jobsToLookAt(dashboard: DashboardApp): Promise<Jobs> {
  const { jobs, app } = dashboard;
  const send = jobs.enqueue(InvoiceService, (it) => it.send(4, { to: 'ada' }));
  const sent = await inState(dashboard, 'Succeeded', send);
  const archiving = jobs.enqueue(InvoiceService, (it) => it.archive(7));
  const archive = await inState(dashboard, 'Scheduled', archiving);

  let printing = '';
  const batch = await app.get(BatchService).start('Year end', (year) => {
    printing = year.enqueue(InvoiceService, (it) => it.print(5));
  });
  await inState(dashboard, 'Processing', Promise.resolve(printing));
  const continuation = jobs.continueWith([sent, printing], InvoiceService, (it) => it.send(6), {
    on: 'finished',
  });
  const continued = await inState(dashboard, 'Awaiting', continuation);
  await jobs.continueWith(continued, InvoiceService, (it) => it.send(61));

  const recurring = app.get(RecurringJobService);
  const nightly = 'nightly/close';
  await recurring.addOrUpdate(nightly, InvoiceService, (it) => it.charge(99), '0 0 1 * *');
  const charge = await inState(dashboard, 'Failed', recurring.trigger(nightly));
  return { sent, archive, continued, charge, batch, printing };
}
