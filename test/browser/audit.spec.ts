import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { PERMISSIONS } from '../../lib/dashboard/access/permissions.js';
import { useBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks } from './support/looks.js';
import { placesOf } from './support/places-in-turn.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

useBrowser();

describe.each(placesOf(import.meta.url))('The audit on $platform, $where', (place) => {
  let user = 'ada';
  let site: Site;
  let page: Page;
  let failed: string;

  beforeAll(async () => {
    site = await Site.start({
      place,
      server: { name: 'printer' },
      providers: [InvoiceService],
      dashboard: { authorize: () => ({ name: user, permissions: PERMISSIONS }) },
    });
    const { app, jobs } = site.dashboard;
    const charging = jobs.enqueue(InvoiceService, (it) => it.charge(1));
    failed = await inState(site.dashboard, 'Failed', charging);
    const recurring = app.get(RecurringJobService);
    await recurring.addOrUpdate('nightly', InvoiceService, (it) => it.send(2), '0 3 * * *');
    page = await site.open('/audit');
  });
  afterEach(() => expect(site.complaints.splice(0)).toEqual([]));
  afterAll(() => site.close());

  const menu = () => page.getByRole('navigation', { name: 'Pages of the dashboard' });
  // What there are is counted behind the name.
  const go = (name: string) =>
    menu()
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click();
  const follow = (name: string) => page.getByRole('link', { name, exact: true }).click();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const confirm = (name: string) =>
    page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  const toast = (text: string) => page.getByRole('status').getByText(text).waitFor();
  const entries = async () => (await page.getByRole('row').allInnerTexts()).slice(1);
  const search = async (text: string) => {
    await page.getByRole('searchbox', { name: 'Search in the audit' }).fill(text);
    await page.getByRole('searchbox', { name: 'Search in the audit' }).press('Enter');
  };

  it('is empty if nothing was done', async () => {
    await page.getByText('Nothing was done yet').waitFor();
  });

  it('records who did what, to jobs and to everything else', async () => {
    await page.goto(`${site.url}/jobs/details/${failed}`);
    await press('Requeue');
    await toast('Requeued.');
    await go('Queues');
    await press('Pause default');
    await toast('Queue default is paused.');
    await go('Recurring jobs');
    await press('Pause nightly');
    await page.getByRole('button', { name: 'Resume nightly' }).waitFor();
    user = 'grace';
    await page.reload();
    await press('Trigger nightly');
    await toast('nightly was triggered.');
    await follow('nightly');
    await press('Edit');
    await page.getByLabel('Cron expression').fill('0 4 * * *');
    await press('Save');
    await toast('nightly was changed.');
    await press('Remove');
    await confirm('Remove');
    await toast('nightly was removed.');
    await go('Servers');
    await press('Stop');
    await confirm('Stop');
    await toast('The server was asked to stop.');

    await go('Audit');
    await page.getByRole('row', { name: /Stopped a server/ }).waitFor();
    await settles(async () =>
      expect(await entries()).toEqual([
        expect.stringMatching(/\sgrace\s+Stopped a server\s+printer:\d+:\S+$/),
        expect.stringMatching(/\sgrace\s+Removed a recurring job\s+nightly$/),
        expect.stringMatching(
          /\sgrace\s+Edited a recurring job\s+nightly\n0 3 \* \* \* \(UTC\) → 0 4 \* \* \* \(UTC\)$/,
        ),
        expect.stringMatching(/\sgrace\s+Triggered a recurring job\s+nightly\njob \S+$/),
        expect.stringMatching(/\sada\s+Paused a recurring job\s+nightly$/),
        expect.stringMatching(/\sada\s+Paused a queue\s+default$/),
        expect.stringMatching(new RegExp(`\\sada\\s+Requeued a job\\s+${failed}$`)),
      ]),
    );
  });

  it('is searched by user, action and subject, and the search can be sent to a colleague', async () => {
    await search('ada queue');
    await page
      .getByRole('row', { name: /nightly/ })
      .first()
      .waitFor({ state: 'detached' });
    await settles(async () =>
      expect(await entries()).toEqual([
        expect.stringContaining('Paused a queue'),
        expect.stringContaining('Requeued a job'),
      ]),
    );
    expect(page.url()).toBe(`${site.url}/audit?q=ada%20queue`);

    await page.goto(`${site.url}/audit?q=${failed}`);
    await page.getByRole('row', { name: /Requeued a job/ }).waitFor();
    await settles(async () => expect(await entries()).toHaveLength(1));
    await search('nobody');
    await page.getByText('Nothing matches this search').waitFor();
    await search('');
    await page.getByRole('row', { name: /Stopped a server/ }).waitFor();
  });

  it('leads to the subjects of its entries', async () => {
    await follow(failed);
    await page.getByRole('heading', { name: 'Charge invoice 1' }).waitFor();
    await page.goBack();
  });
});

describe('The audit', () => {
  it('is readable by everybody, and goes on over pages', async () => {
    const site = await Site.start();
    const { audit } = site.dashboard.storage;
    for (const number of Array(60).keys()) {
      await audit.record({ user: 'ada', action: 'queue.pause', subject: `queue-${number}` });
    }
    const page = await site.open('/audit');
    await page.getByRole('link', { name: 'queue-59' }).waitFor();
    await expectGoodLooks(page);

    await page.getByRole('link', { name: 'Next page' }).click();
    await page.getByRole('link', { name: 'queue-9', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'queue-10', exact: true }).count()).toBe(0);
    await page.getByRole('link', { name: 'First page' }).click();
    await page.getByRole('link', { name: 'queue-59' }).waitFor();
    expect(site.complaints.splice(0)).toEqual([]);
    await site.close();
  });

  it('says in the language and the zone of the reader what was done', async () => {
    const site = await Site.start();
    const { audit } = site.dashboard.storage;
    const details = [
      'until 2026-03-11T08:30:00.000Z',
      'the first 10, 600 a minute',
      'until it ends',
    ];
    for (const said of details) {
      await audit.record({
        user: 'ada',
        action: 'queue.pause',
        subject: 'mail',
        details: `x, ${said}`,
      });
    }
    const page = await site.open('/audit', { locale: 'tr-TR', timezoneId: 'Europe/Istanbul' });

    await page.getByText('11 Mar 2026 11:30:00 tarihine kadar').waitFor();
    await page.getByText('yalnızca ilk 10 · dakikada en fazla 600').waitFor();
    await page.getByText('bitene kadar').waitFor();
    expect(site.complaints.splice(0)).toEqual([]);
    await site.close();
  });
});
