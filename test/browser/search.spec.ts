import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { Browser, Page } from 'playwright-core';
import { BatchService } from '../../lib/client/batch-service.js';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { JobDisplayName } from '../../lib/job/job-display-name.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../support/builders.js';
import type { DashboardApp } from '../support/dashboard-app.js';
import { Signal } from '../support/signal.js';
import { closePages, launchBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectJobs } from './support/job-list.js';
import { expectGoodLooks } from './support/looks.js';
import { AT_HANGFIRE, PLACES, type Place } from './support/places.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

@Injectable()
class ReportService {
  @JobDisplayName('Report of {0}')
  make(month: string) {
    return month;
  }
}

const TWO_HOURS_MS = 7_200_000;
const CLOSE = 'the "monthly" close';

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

describe.each(PLACES)('The search on $platform, $where', (place) => {
  beforeAll(async () => {
    site = await siteToSearchIn(place);
  });
  afterAll(async () => {
    InvoiceService.printed.fire();
    await site.close();
  });

  it('is written with the keyboard alone, completing itself', async () => {
    const page = await site.open('/jobs/all');
    await page.getByRole('row', { name: /Report of March/ }).waitFor();

    await page.keyboard.press('/');
    await page.keyboard.type('er');
    await page.keyboard.press('ArrowDown');
    await settles(async () => expect(await selectedOf(page)).toMatch(/^error:/));
    await page.keyboard.press('Enter');
    await optionsOf(page).filter({ hasText: 'error:CardDeclinedError' }).waitFor();
    await page.keyboard.type('car');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await settles(async () =>
      expect(await fieldOf(page).inputValue()).toBe('error:CardDeclinedError '),
    );

    await page.keyboard.press('Enter');
    await expectJobs(page, ['Charge invoice 3']);
    expect(page.url()).toBe(`${site.url}/jobs/all?q=error%3ACardDeclinedError`);
  });

  it('is in the address, to be sent to a colleague, and to come back to', async () => {
    const page = await site.open('/jobs/all');
    await searchFor(page, 'state:failed "invoice 3"');
    await expectJobs(page, ['Charge invoice 3']);
    const address = page.url();

    await searchFor(page, 'type:Report');
    await expectJobs(page, ['Report of March', 'Report of May']);
    await page.goBack();
    await expectJobs(page, ['Charge invoice 3']);
    await settles(async () =>
      expect(await fieldOf(page).inputValue()).toBe('state:failed "invoice 3"'),
    );

    const colleague = await site.open(address.slice(site.url.length));
    await expectJobs(colleague, ['Charge invoice 3']);
    await settles(async () =>
      expect(await fieldOf(colleague).inputValue()).toBe('state:failed "invoice 3"'),
    );

    await colleague.getByRole('button', { name: 'Clear search' }).click();
    await colleague.getByRole('row', { name: /Report of March/ }).waitFor();
    expect(colleague.url()).toBe(`${site.url}/jobs/all`);
  });

  it('leads from anywhere into all jobs, and from an id to its job', async () => {
    const { jobs } = await site.dashboard.storage.monitoring.search(
      { method: 'charge' },
      { limit: 1 },
    );
    const page = await site.open('/servers');
    await searchFor(page, 'type:Report');
    await page.getByRole('heading', { level: 1, name: 'All jobs' }).waitFor();
    await expectJobs(page, ['Report of March', 'Report of May']);

    await searchFor(page, ` ${jobs[0]?.id.toUpperCase()} `);
    await page.getByRole('heading', { level: 1, name: 'Charge invoice 3' }).waitFor();
    expect(page.url()).toBe(`${site.url}/jobs/details/${jobs[0]?.id}`);
  });
});

/** What is typed, what is then offered, and what the chosen one finds. */
const QUALIFIERS = [
  { typed: 'type:rep', offers: 'type:ReportService', finds: ['Report of March', 'Report of May'] },
  { typed: 'method:cha', offers: 'method:charge', finds: ['Charge invoice 3'] },
  { typed: 'queue:ma', offers: 'queue:mail', finds: ['Send invoice 1'] },
  { typed: 'state:fai', offers: 'state:Failed', finds: ['Charge invoice 3'] },
  { typed: 'error:Card', offers: 'error:CardDeclinedError', finds: ['Charge invoice 3'] },
  { typed: 'server:', offers: /^server:printer:/, finds: ['Print invoice 2'] },
  {
    typed: 'recurring:close',
    offers: /^recurring:"the \\"monthly\\" close"/,
    finds: ['Report of March'],
  },
  { typed: 'batch:', offers: /Year end$/, finds: ['Send invoice 5'] },
  { typed: 'before:', offers: /an hour ago$/, finds: ['Report of May'] },
  { typed: 'id:', offers: /^id:.*Charge invoice 3$/, finds: ['Charge invoice 3'] },
];

describe('The search', () => {
  beforeAll(async () => {
    site = await siteToSearchIn(AT_HANGFIRE);
  });
  afterAll(async () => {
    InvoiceService.printed.fire();
    await site.close();
  });

  it('knows each qualifier, and offers what may stand behind it', async () => {
    // A page that has read no job, no server and nothing else yet.
    const page = await site.open('/audit');

    for (const { typed, offers, finds } of QUALIFIERS) {
      await fieldOf(page).fill(typed);
      await optionsOf(page).filter({ hasText: offers }).first().click();
      await fieldOf(page).press('Enter');
      await expectJobs(page, finds);
      expect(page.url()).toContain(`?q=${typed.split(':')[0]}%3A`);
    }
  });

  it('offers all qualifiers in an empty field, and says what they mean', async () => {
    const page = await site.open('/audit');
    await fieldOf(page).waitFor();
    await page.keyboard.press('/');
    await optionsOf(page).nth(11).waitFor();

    expect(await optionsOf(page).allInnerTexts()).toEqual(
      [
        ['type:', 'class of the job'],
        ['method:', 'method of the job'],
        ['queue:', 'name of a queue'],
        ['state:', 'state of the job'],
        ['error:', 'type or text of the exception'],
        ['arg:', 'text in the arguments'],
        ['server:', 'id of a server'],
        ['recurring:', 'id of a recurring job'],
        ['batch:', 'id of a batch'],
        ['before:', 'created before'],
        ['after:', 'created after'],
        ['id:', 'id of the job'],
      ].map(([name, meaning]) => expect.stringMatching(`^${name}\\s*${meaning}$`)),
    );
    await expectGoodLooks(page);

    await page.keyboard.press('Escape');
    await page.locator('[data-search][aria-expanded=false]').waitFor();
    expect(await optionsOf(page).count()).toBe(0);
  });

  it('looks for arguments, for words, and for several things at once', async () => {
    const page = await site.open('/jobs/all');
    await searchFor(page, 'arg:"50% off & more"');
    await expectJobs(page, ['Send invoice 4']);
    await searchFor(page, 'declined');
    await expectJobs(page, ['Charge invoice 3']);
    await searchFor(page, 'type:Invoice state:succeeded after:1h');
    await expectJobs(page, ['Send invoice 5', 'Send invoice 4']);
    await searchFor(page, 'type:Invoice state:succeeded before:1h');
    await page.getByText('Nothing matches this search').waitFor();
  });

  it('stays within the list that is shown', async () => {
    const page = await site.open('/jobs/succeeded');
    await searchFor(page, 'type:Invoice');
    await expectJobs(page, ['Send invoice 5', 'Send invoice 4']);

    expect(page.url()).toBe(`${site.url}/jobs/succeeded?q=type%3AInvoice`);
  });

  it('goes on by itself where nothing was found yet, and then waits to be asked', async () => {
    const { monitoring } = site.dashboard.storage;
    const search = monitoring.search.bind(monitoring);
    const { next } = await search({}, { limit: 1 });
    let emptyAnswers = 4;
    monitoring.search = async (wanted, given) => {
      emptyAnswers -= 1;
      if (emptyAnswers < 0) return search(wanted, { ...given, cursor: undefined });
      return { jobs: [], next, searchedUntil: new Date() };
    };

    const page = await site.open('/jobs/all?q=declined');
    await expectJobs(page, ['Charge invoice 3']);
    emptyAnswers = 6;
    await page.keyboard.press('r');
    await page.getByText('Searched back to').waitFor();
    await page.getByRole('link', { name: 'Next' }).click();
    await expectJobs(page, ['Charge invoice 3']);
    monitoring.search = search;
  });

  it('keeps what is typed right behind a search', async () => {
    const page = await site.open('/jobs/all');
    await fieldOf(page).fill('declined');
    await fieldOf(page).evaluate(async (field: HTMLInputElement) => {
      field.form?.requestSubmit();
      // The page has drawn the answer to it, and the browser has not shown that yet.
      await new Promise((resolve) => queueMicrotask(() => queueMicrotask(() => resolve(null))));
      field.value = 'declined type:Card';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });

    await expectJobs(page, ['Charge invoice 3']);
    await settles(async () => expect(await fieldOf(page).inputValue()).toBe('declined type:Card'));
  });

  it('says what is wrong with a search', async () => {
    const page = await site.open('/jobs/all?q=typ:Email');
    const alert = page.getByRole('alert').filter({ hasText: 'That cannot be understood' });
    await alert.waitFor();
    await expectGoodLooks(page);

    for (const [search, problem] of WRONG_SEARCHES) {
      await searchFor(page, search);
      await alert.getByText(problem).waitFor();
    }
    await site.refused(422, WRONG_SEARCHES.length);

    await searchFor(page, 'declined');
    await expectJobs(page, ['Charge invoice 3']);
  });
});

const WRONG_SEARCHES = [
  ['typ:Email', 'Did you mean "type:"?'],
  ['colour:red', 'Known are '],
  ['before:yesterday', 'expected a date such as 2026-01-31'],
  ['id:42', 'expected the id of a job, got "42"'],
  ['batch:42', 'expected the id of a batch, got "42"'],
  ['queue:No_Queue', 'expected the name of a queue'],
  ['state:a/b', 'expected the name of a state'],
  ['type:a type:b', 'expected once, got it twice'],
  ['error:', 'expected something behind it'],
  ['"open', 'an end for each quote'],
] as const;

const fieldOf = (page: Page) => page.getByRole('combobox', { name: 'Search jobs' });
const optionsOf = (page: Page) =>
  page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
const selectedOf = (page: Page) =>
  optionsOf(page).and(page.locator('[aria-selected=true]')).innerText();

async function searchFor(page: Page, text: string): Promise<void> {
  await fieldOf(page).fill(text);
  await fieldOf(page).press('Enter');
}

async function siteToSearchIn(place: Place): Promise<Site> {
  let now = () => new Date(Date.now() - TWO_HOURS_MS);
  const storage = new MemoryJobStorage({ clock: { now: () => now() } });
  await storage.jobs.createJobs([anOldReport()]);
  now = () => new Date();
  const server = { name: 'printer', queues: ['default'], workerCount: 5 };
  const providers = [InvoiceService, ReportService];
  const started = await Site.start({ browser, place, storage, server, providers });
  await fill(started.dashboard);
  return started;
}

const anOldReport = () =>
  aNewJob({
    type: 'ReportService',
    method: 'make',
    arguments: '["May"]',
    queue: 'archive',
  });

async function fill(dashboard: DashboardApp): Promise<void> {
  const { jobs, app } = dashboard;
  InvoiceService.printed = new Signal();
  await jobs.enqueue(InvoiceService, (it) => it.send(1), { queue: 'mail' });
  const print = jobs.enqueue(InvoiceService, (it) => it.print(2));
  await inState(dashboard, 'Processing', print);
  const charge = jobs.enqueue(InvoiceService, (it) => it.charge(3));
  await inState(dashboard, 'Failed', charge);
  const send = jobs.enqueue(InvoiceService, (it) => it.send(4, { to: '50% off & more' }));
  await inState(dashboard, 'Succeeded', send);

  let inBatch = '';
  await app.get(BatchService).start('Year end', (batch) => {
    inBatch = batch.enqueue(InvoiceService, (it) => it.send(5));
  });
  await inState(dashboard, 'Succeeded', Promise.resolve(inBatch));
  const recurring = app.get(RecurringJobService);
  await recurring.addOrUpdate(CLOSE, ReportService, (it) => it.make('March'), '0 0 1 * *');
  await inState(dashboard, 'Succeeded', recurring.trigger(CLOSE));
}
