import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { BulkOperations } from '../../lib/client/bulk/bulk-operations.js';
import { BulkRunner } from '../../lib/client/bulk/bulk-runner.js';
import type { NewBulkOperation } from '../../lib/storage/bulk/bulk-store.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aJobId } from '../support/builders.js';
import type { DashboardApp } from '../support/dashboard-app.js';
import { eventually } from '../support/eventually.js';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks } from './support/looks.js';
import { placesOf } from './support/places-in-turn.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

useBrowser();

let site: Site;
afterEach(async () => {
  await closePages();
  expect(site.complaints.splice(0)).toEqual([]);
});

describe.each(placesOf(import.meta.url))('Bulk operations on $platform, $where', (place) => {
  beforeAll(async () => {
    site = await Site.start({ place, providers: [InvoiceService] });
    await deleteInvoices(site.dashboard);
  });
  afterAll(() => site.close());

  it('are listed, the latest first, with what they did, to which jobs, by whom and when', async () => {
    const page = await site.open('/queues');
    await page.getByRole('complementary').getByRole('link', { name: 'Bulk operations' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bulk operations' }).waitFor();
    const rows = page.getByRole('row');

    await rows.nth(1).waitFor();
    await settles(async () =>
      expect(await rows.allInnerTexts()).toEqual([
        expect.stringMatching(/Progress\s+Search\s+By\s+Started/),
        expect.stringMatching(/Deleted 2 of 2\s+.*state:enqueued type:Invoice\s+.*ada/s),
        expect.stringMatching(/Deleted 1 of 1\s+.*1 job selected\s+.*ada/s),
      ]),
    );
  });

  it('have a page each', async () => {
    const page = await site.open('/bulk-operations');
    const row = page.getByRole('row', { name: /state:enqueued/ });
    await row.getByRole('link', { name: 'Details' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bulk operation', exact: true }).waitFor();

    await panel(page, 'Progress').getByText('Deleted 2 of 2').waitFor();
    await panel(page, 'Details').getByText('state:enqueued type:Invoice').waitFor();
    await panel(page, 'Details').getByText('ada').waitFor();
    await panel(page, 'Details').getByText('Ended').waitFor();
    expect(await page.getByRole('button', { name: 'Stop', exact: true }).count()).toBe(0);
  });

  it('that do not exist have a page that says so', async () => {
    const page = await site.open(`/bulk-operations/${aJobId()}`);
    await page.getByText('There is no such bulk operation, or no longer.').waitFor();
    await site.refused(404);

    await page.getByRole('main').getByRole('link', { name: 'Bulk operations' }).click();
    await page.getByRole('row', { name: /state:enqueued/ }).waitFor();
  });
});

describe('Bulk operations', () => {
  const storage = new MemoryJobStorage();

  beforeAll(async () => {
    // None of them is worked on, so that they can be looked at while they run.
    storage.bulk.take = async () => undefined;
    site = await Site.start({ storage, providers: [InvoiceService] });
  });
  afterAll(() => site.close());

  const stored = async (given: Partial<NewBulkOperation> = {}): Promise<string> => {
    const operation = {
      id: aJobId(),
      action: 'requeue',
      search: {},
      searchText: 'state:failed',
      startedAt: new Date(),
      startedBy: 'ada',
      expected: 100_000,
      isExpectedExact: false,
      ...given,
    } as const;
    await storage.bulk.create(operation);
    return operation.id;
  };

  it('have an empty list that says how to start one', async () => {
    const page = await site.open('/bulk-operations');
    await page.getByText('No bulk operations yet').waitFor();
    await page.getByText('Select jobs in a list, or everything that matches a search.').waitFor();

    await expectGoodLooks(page);
  });

  it('are followed to their end', async () => {
    const id = await stored({ isExpectedExact: true });
    const page = await site.open('/bulk-operations');
    await page.getByText('Requeueing: 0 of 100,000').waitFor();
    await storage.bulk.progress(id, { changed: 25_000, skipped: 25_000 });
    await page.getByText('Requeueing: 25,000 of 100,000').waitFor();
    await page.getByText('25,000 had moved on').waitFor();
    const bar = page.getByRole('progressbar', { name: 'Progress' });
    expect(await bar.getAttribute('aria-valuetext')).toBe('50%');
    await expectGoodLooks(page);

    const error = 'Job 42 has damaged arguments';
    await storage.bulk.progress(id, { changed: 2, skipped: 1, endedAt: new Date(), error });
    await page.getByText('Requeued 2 of 100,000').waitFor();
    await page.getByText(error).waitFor();
  });

  it('show no share if the count stopped early', async () => {
    const id = await stored();
    await storage.bulk.progress(id, { changed: 25_000, skipped: 0 });
    const page = await site.open(`/bulk-operations/${id}`);
    await page.getByText('Requeueing: 25,000 of 100,000+').waitFor();

    const bar = page.getByRole('progressbar', { name: 'Progress' });
    expect(await bar.getAttribute('aria-valuenow')).toBeNull();
    await expectGoodLooks(page);
    await storage.bulk.progress(id, { changed: 25_000, skipped: 0, endedAt: new Date() });
    await page.getByText('Requeued 25,000 of 100,000+').waitFor();
  });

  it('are stopped on their pages', async () => {
    const id = await stored({ action: 'delete', expected: 10, isExpectedExact: true });
    const page = await site.open(`/bulk-operations/${id}`);
    await page.getByText('Deleting: 0 of 10').waitFor();
    await expectGoodLooks(page);

    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByText('Deleted 0 of 10').waitFor();
    await page.getByRole('button', { name: 'Stop', exact: true }).waitFor({ state: 'detached' });
    expect((await storage.bulk.find(id))?.isCanceled).toBe(true);
  });
});

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** One that was selected, then the other two by a search. */
async function deleteInvoices({ app, jobs, storage }: DashboardApp): Promise<void> {
  const operations = app.get(BulkOperations, { strict: false });
  const by = 'ada';
  await jobs.enqueueMany(InvoiceService, [1, 2, 3], (it, number) => it.send(number));
  const first = (await storage.monitoring.search({}, { limit: 1 })).jobs;
  const search = { states: ['Enqueued'], type: 'Invoice' };
  const searchText = 'state:enqueued type:Invoice';

  for (const create of [
    () => operations.createForSeen({ action: 'delete', searchText: '', by }, first),
    () => operations.create({ action: 'delete', search, searchText, by }),
  ]) {
    const { id } = await create();
    app.get(BulkRunner, { strict: false }).wake();
    await eventually(async () => (await storage.bulk.find(id))?.endedAt !== undefined);
  }
}
