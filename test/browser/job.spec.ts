import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { BatchService } from '../../lib/client/batch-service.js';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { aJobId } from '../support/builders.js';
import type { DashboardApp } from '../support/dashboard-app.js';
import { Signal } from '../support/signal.js';
import { closePages, useBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { InvoiceService } from './support/invoice-service.js';
import { NO_SUCH_JOB, openJob, panel, statesIn } from './support/job-page.js';
import type { Place } from './support/places.js';
import { placesOf } from './support/places-in-turn.js';
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

useBrowser();

let site: Site;
afterEach(async () => {
  await closePages();
  expect(site.complaints.splice(0)).toEqual([]);
});

describe.each(placesOf(import.meta.url))('The page of a job on $platform, $where', (place) => {
  let jobs: Jobs;

  beforeAll(async () => {
    site = await siteOfAPrinter(place);
    jobs = await jobsToLookAt(site.dashboard);
  });
  afterAll(async () => {
    InvoiceService.printed.fire();
    await site.close();
  });

  it('shows the call, the result, and each state with its time', async () => {
    const page = await openJob(site, jobs.sent, 'Send invoice 4');

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
    const page = await openJob(site, jobs.archive, 'Archive invoice 7');
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
    const page = await openJob(site, jobs.printing, 'Print invoice 5');
    const attempt = panel(page, 'Attempts').getByRole('listitem').first();

    await attempt.getByText('Processing').waitFor();
    await settles(async () =>
      expect(await attempt.innerText()).toMatch(/Attempt 1\s+Processing\s+\d+/),
    );
  });

  it('leads to parents and continuations, to its batch and to its recurring job', async () => {
    const page = await openJob(site, jobs.continued, 'Send invoice 6');
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
    const page = await openJob(site, jobs.charge, 'Charge invoice 99');
    await page.getByRole('button', { name: 'Requeue' }).click();
    await page.getByRole('status').getByText('Requeued.').waitFor();

    await panel(page, 'History').getByText('Requeued by somebody in the dashboard').waitFor();
    await panel(page, 'Attempts').getByText('Attempt 2').waitFor();
  });

  it('runs a scheduled job now', async () => {
    const { jobs: client } = site.dashboard;
    const id = await client.schedule(InvoiceService, (it) => it.send(8), { hours: 1 });
    const page = await openJob(site, id, 'Send invoice 8');
    await page
      .getByText(/^in 5\d min\.$/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Run now' }).click();

    await panel(page, 'Result').getByText('number: 8').waitFor();
  });

  it('deletes after a confirmation', async () => {
    const { jobs: client } = site.dashboard;
    const id = await client.schedule(InvoiceService, (it) => it.send(9), { hours: 1 });
    const page = await openJob(site, id, 'Send invoice 9');
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

function siteOfAPrinter(place: Place): Promise<Site> {
  InvoiceService.printed = new Signal();
  const server = { name: 'printer', workerCount: 5 };
  return Site.start({ place, server, providers: [InvoiceService] });
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
