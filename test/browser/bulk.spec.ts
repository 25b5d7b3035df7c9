import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Permission } from '../../lib/dashboard/answers/session.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { Signal } from '../support/signal.js';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectJobs } from './support/job-list.js';
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

describe.each(placesOf(import.meta.url))('Many jobs at once on $platform, $where', (place) => {
  beforeAll(async () => {
    site = await Site.start({ place, server: {}, providers: [InvoiceService] });
  });
  afterAll(() => site.close());

  it('are deleted when they are selected', async () => {
    await enqueue('delete', [1, 2, 3]);
    const page = await site.open('/jobs/enqueued?q=queue:delete');
    await boxOf(page, 'Send invoice 1').check();
    await boxOf(page, 'Send invoice 3').check();
    await barOf(page).getByText('2 jobs selected').waitFor();

    await barOf(page).getByRole('button', { name: 'Delete' }).click();
    await confirm(page, 'Delete 2 jobs?', 'Delete');
    await page.getByText('Deleted 2 of 2').waitFor();
    await expectJobs(page, ['Send invoice 2']);
    expect(await countIn('delete', 'Deleted')).toBe(2);
  });

  it('are all that match, counted first, if that is chosen', async () => {
    await enqueue('match', numbers(1, 25));
    const page = await site.open('/jobs/enqueued?q=queue:match "send"');
    await page.getByLabel('Per page').selectOption('20');
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await barOf(page).getByText('20 jobs selected').waitFor();
    await barOf(page).getByRole('button', { name: 'Select everything that matches' }).click();
    await barOf(page).getByText('Everything that matches').waitFor();

    await barOf(page).getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete 25 jobs?' });
    await dialog.getByText('queue:match "send"').waitFor();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Deleted 25 of 25').waitFor();
    await page.getByText('Nothing matches this search').waitFor();
    expect(await countIn('match', 'Deleted')).toBe(25);

    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByText('Deleted 25 of 25').waitFor({ state: 'detached' });
  });

  it('are requeued when they have failed', async () => {
    const { jobs } = site.dashboard;
    await jobs.enqueueMany(InvoiceService, [1, 2], (it, number) => it.charge(number));
    const page = await site.open('/jobs/failed');
    await page.getByRole('row', { name: /Charge invoice 2/ }).waitFor();
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();

    await barOf(page).getByRole('button', { name: 'Requeue' }).click();
    await confirm(page, 'Requeue 2 jobs?', 'Requeue');
    await page.getByText('Requeued 2 of 2').waitFor();
  });

  it('are run now when they are scheduled', async () => {
    const { jobs } = site.dashboard;
    const soon = { hours: 1 };
    await jobs.schedule(InvoiceService, (it) => it.send(31), soon);
    await jobs.schedule(InvoiceService, (it) => it.send(32), soon);
    const page = await site.open('/jobs/scheduled');
    await boxOf(page, 'Send invoice 32').check();

    await barOf(page).getByRole('button', { name: 'Run now' }).click();
    await confirm(page, 'Run 1 job now?', 'Run now');
    await page.getByText('Requeued 1 of 1').waitFor();
    await expectJobs(page, ['Send invoice 31']);
    await page.getByRole('link', { name: /^Succeeded/ }).click();
    await page.getByRole('row', { name: /Send invoice 32/ }).waitFor();
  });
});

describe('Many jobs at once', () => {
  const storage = new MemoryJobStorage();

  beforeAll(async () => {
    const dashboard = { authorize: whoeverTheHeadersName };
    site = await Site.start({ storage, dashboard, providers: [InvoiceService] });
  });
  afterAll(() => site.close());

  it('are selected one by one, by page and across pages, and deselected', async () => {
    await enqueue('select', numbers(1, 25));
    const page = await site.open('/jobs/enqueued?q=queue:select', AS_ADA);
    await page.getByLabel('Per page').selectOption('20');
    await expectJobs(page, numbers(1, 20).map(nameOf));
    const all = page.getByRole('checkbox', { name: 'Select all on this page' });

    await boxOf(page, 'Send invoice 2').check();
    await settles(async () => expect(await all.evaluate(isMixed)).toBe(true));
    await all.check();
    await boxOf(page, 'Send invoice 2').uncheck();
    await barOf(page).getByText('19 jobs selected').waitFor();
    await page.getByRole('link', { name: 'Next page' }).click();
    await expectJobs(page, numbers(21, 25).map(nameOf));
    await all.check();
    await barOf(page).getByText('24 jobs selected').waitFor();
    await expectGoodLooks(page);

    await page.getByRole('link', { name: 'First page' }).click();
    await expectJobs(page, numbers(1, 20).map(nameOf));
    await settles(async () => expect(await boxOf(page, 'Send invoice 1').isChecked()).toBe(true));
    await page.getByRole('button', { name: 'Clear selection' }).click();
    await barOf(page).waitFor({ state: 'detached' });
    await settles(async () =>
      expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0),
    );
  });

  it('are no more than a thousand at once', async () => {
    await enqueue('thousand', numbers(1, 1_010));
    const page = await site.open('/jobs/enqueued?q=queue:thousand', AS_ADA);
    await page.getByLabel('Per page').selectOption('500');
    const all = page.getByRole('checkbox', { name: 'Select all on this page' });
    for (const first of [1, 501, 1_001]) {
      await boxOf(page, nameOf(first)).waitFor();
      await all.check({ force: true }).catch(() => {});
      if (first < 1_001) await page.getByRole('link', { name: 'Next page' }).click();
    }
    await barOf(page).getByText('1,000 jobs selected No more can be selected.').waitFor();

    await barOf(page).getByRole('button', { name: 'Delete' }).click();
    await confirm(page, 'Delete 1,000 jobs?', 'Delete');
    await page.getByText('Deleted 1,000 of 1,000').waitFor();
  });

  it('say which work may be done twice, and whether the count stopped early', async () => {
    await enqueue('words', [1]);
    const { monitoring } = storage;
    const count = monitoring.count.bind(monitoring);
    const page = await site.open('/jobs/all?q=queue:words', AS_ADA);
    await page.getByLabel('Per page').selectOption('20');
    await enqueue('words', numbers(2, 30));
    await page.reload();
    await boxOf(page, 'Send invoice 30').check();
    await barOf(page).getByRole('button', { name: 'Select everything that matches' }).click();
    monitoring.count = async (search, atMost) => ({
      ...(await count(search, atMost)),
      isExact: false,
    });
    await barOf(page).getByRole('button', { name: 'Requeue' }).click();

    const dialog = page.getByRole('dialog', { name: 'Requeue more than 30 jobs?' });
    await dialog.getByText('The count was cut off: there may be many more.').waitFor();
    await dialog.getByText(/Jobs that have succeeded do their work once more/).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    monitoring.count = count;
  });

  it('are not changed before the confirmation', async () => {
    await enqueue('cancel', [1]);
    const page = await site.open('/jobs/enqueued?q=queue:cancel', AS_ADA);
    await boxOf(page, 'Send invoice 1').check();
    await barOf(page).getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete 1 job?' });
    await dialog.waitFor();
    await expectGoodLooks(page);
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    await dialog.waitFor({ state: 'detached' });
    expect(await countIn('cancel', 'Enqueued')).toBe(1);
  });

  it('are changed only if they are still in the state that was seen', async () => {
    await enqueue('moved', [1, 2, 3]);
    const page = await site.open('/jobs/enqueued?q=queue:moved', AS_ADA);
    await boxOf(page, 'Send invoice 3').waitFor();
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    const [first] = (await jobsIn('moved')).map(({ id }) => id);
    await site.dashboard.jobs.reschedule(first ?? '', { hours: 1 });

    await barOf(page).getByRole('button', { name: 'Delete' }).click();
    await confirm(page, 'Delete 3 jobs?', 'Delete');
    await page.getByText('Deleted 2 of 3').waitFor();
    await page.getByText('1 had moved on').waitFor();
    expect(await countIn('moved', 'Scheduled')).toBe(1);
  });

  it('show their progress, and can be stopped', async () => {
    await enqueue('stop', numbers(1, 500));
    const goesOn = holdAfterFirstChunk(storage);
    const page = await site.open('/jobs/enqueued?q=queue:stop', AS_ADA);
    await boxOf(page, 'Send invoice 1').check();
    await barOf(page).getByRole('button', { name: 'Select everything that matches' }).click();
    await barOf(page).getByRole('button', { name: 'Delete' }).click();
    await confirm(page, 'Delete 500 jobs?', 'Delete');

    await page.getByText('Deleting: 200 of 500').waitFor();
    const bar = page.getByRole('progressbar', { name: 'Progress' });
    expect(await bar.getAttribute('aria-valuenow')).toBe('40');
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByText('Deleted 200 of 500').waitFor();
    goesOn.fire();
  });

  it('cannot be selected by a person who may not change them', async () => {
    await enqueue('permissions', [1]);
    const viewer = await site.open('/jobs/all?q=queue:permissions', as('grace', 'view'));
    await expectJobs(viewer, ['Send invoice 1']);
    expect(await viewer.getByRole('checkbox').count()).toBe(0);

    const cleaner = await site.open('/jobs/all?q=queue:permissions', as('grace', 'view delete'));
    await boxOf(cleaner, 'Send invoice 1').check();
    await settles(async () =>
      expect(await barOf(cleaner).getByRole('button').allInnerTexts()).toEqual([
        'Delete',
        'Clear selection',
      ]),
    );
  });
});

const as = (user: string, permissions: string) => ({ extraHTTPHeaders: { user, permissions } });
const AS_ADA = as('ada', 'view requeue delete');

const whoeverTheHeadersName = ({ headers }: { headers: Record<string, string> }) => ({
  name: headers.user ?? 'nobody',
  permissions: (headers.permissions?.split(' ') ?? []) as Permission[],
});

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const nameOf = (number: number) => `Send invoice ${number}`;

/** Into a queue that no server serves. */
const enqueue = (queue: string, invoices: readonly number[]) =>
  site.dashboard.jobs.enqueueMany(InvoiceService, invoices, (it, number) => it.send(number), {
    queue,
  });

async function jobsIn(queue: string) {
  const { monitoring } = site.dashboard.storage;
  return (await monitoring.search({ queue }, { limit: 500 })).jobs;
}

async function countIn(queue: string, state: string): Promise<number> {
  const { monitoring } = site.dashboard.storage;
  return (await monitoring.count({ queue, states: [state] }, 1_000)).count;
}

const barOf = (page: Page) => page.getByRole('region', { name: 'Selected jobs' });
const boxOf = (page: Page, name: string) =>
  page.getByRole('checkbox', { name: `Select ${name} (` });
const isMixed = (box: unknown) => (box as { indeterminate: boolean }).indeterminate;

async function confirm(page: Page, question: string, action: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: question });
  await dialog.getByRole('button', { name: action }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** What comes next is changed, but nobody hears of it until the signal is fired. */
function holdAfterFirstChunk({ bulk }: MemoryJobStorage): Signal {
  const goesOn = new Signal();
  const progress = bulk.progress.bind(bulk);
  let chunks = 0;
  bulk.progress = async (...given) => {
    chunks += 1;
    if (chunks > 1) await goesOn;
    return progress(...given);
  };
  return goesOn;
}
