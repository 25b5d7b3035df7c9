import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { closePages } from './browser.js';
import { inState } from './in-state.js';
import { InvoiceService } from './invoice-service.js';
import { DESTINATIONS, heading, menu } from './shell.js';
import type { Site } from './site.js';
import type { workingSite } from './working-site.js';

/**
 * What people do on the pages, and see there, wherever the dashboard is and whatever keeps the jobs.
 *
 * @param start a site of its own
 */
export function describePages(start: () => ReturnType<typeof workingSite>): void {
  let site: Site;
  let failed: string;

  beforeAll(async () => {
    ({ site, failed } = await start());
  });
  afterEach(async () => {
    await closePages();
    expect(site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => site.close());

  const stateOf = async (id: string) => (await site.dashboard.jobs.get(id))?.state;
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  it('every page has a link that leads to it, and an address', async () => {
    const page = await site.open();
    await heading(page, 'Overview').waitFor();
    for (const [, name] of DESTINATIONS) {
      // Behind the name is how many there are.
      await menu(page)
        .getByRole('link', { name: new RegExp(`^${name}( \\d+)?$`) })
        .click();
      await heading(page, name).waitFor();
      await page.reload();
      await heading(page, name).waitFor();
    }
  });

  it('what has a page of its own has a link that leads to it, and an address', async () => {
    const page = await site.open('/jobs/failed');
    await page.getByRole('link', { name: 'Charge invoice 1' }).click();
    await heading(page, 'Charge invoice 1').waitFor();
    await page.reload();
    await heading(page, 'Charge invoice 1').waitFor();

    await page.goto(`${site.url}/recurring`);
    await page.getByRole('link', { name: 'nightly', exact: true }).click();
    await heading(page, 'nightly').waitFor();
    await page.reload();
    await heading(page, 'nightly').waitFor();

    await page.goto(site.url);
    await page.getByRole('link', { name: 'CardDeclinedError' }).click();
    await heading(page, 'CardDeclinedError').waitFor();
    await page.reload();
    await heading(page, 'CardDeclinedError').waitFor();
  });

  it('numbers and lists follow what happens', async () => {
    const page = await site.open('/jobs/succeeded');
    await page.getByText('No jobs here').waitFor();
    await site.dashboard.jobs.enqueue(InvoiceService, (it) => it.send(7));

    await page.getByRole('link', { name: 'Send invoice 7' }).waitFor();
    await menu(page).getByRole('link', { name: 'Succeeded 1' }).waitFor();
  });

  it('a job is requeued', async () => {
    const page = await site.open(`/jobs/details/${failed}`);
    await button(page, 'Requeue').click();

    await page.getByRole('status').getByText('Requeued.').waitFor();
    await page.getByText('Requeued by somebody in the dashboard').first().waitFor();
    await inState(site.dashboard, 'Failed', Promise.resolve(failed));
  });

  it('jobs are deleted in bulk', async () => {
    const page = await site.open('/jobs/failed');
    await page.getByRole('checkbox', { name: /Charge invoice 1/ }).check();
    await button(page, 'Delete').click();
    await page
      .getByRole('dialog', { name: 'Delete 1 job?' })
      .getByRole('button', { name: 'Delete' })
      .click();

    await page.getByText('Deleted 1 of 1').waitFor();
    expect(await stateOf(failed)).toBe('Deleted');
  });

  it('a queue is paused, and resumed', async () => {
    const page = await site.open('/queues');
    await button(page, 'Pause default').click();
    await button(page, 'Resume default').click();
    await button(page, 'Pause default').waitFor();
  });

  it('a recurring job is triggered', async () => {
    const page = await site.open('/recurring');
    await button(page, 'Trigger nightly').click();
    await page.getByRole('status').getByText('nightly was triggered.').waitFor();

    await page.goto(`${site.url}/jobs/succeeded`);
    await page.getByRole('link', { name: 'Send invoice 2' }).waitFor();
  });

  it('the settings of a reader are kept', async () => {
    const page = await site.open('/queues');
    await button(page, 'Settings').click();
    await page.getByLabel('Language').selectOption('Türkçe');
    await heading(page, 'Kuyruklar').waitFor();

    await page.reload();
    await heading(page, 'Kuyruklar').waitFor();
  });
}
