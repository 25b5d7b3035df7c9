import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectJobs } from './support/job-list.js';
import { expectGoodLooks } from './support/looks.js';
import { AT_HANGFIRE } from './support/places.js';
import { fieldOf, optionsOf, searchFor, siteToSearchIn } from './support/searched-site.js';
import { settles } from './support/settles.js';
import type { Site } from './support/site.js';

const MARCH = 'Report of March';

/** What is typed, what is then offered, and what the chosen one finds. */
const QUALIFIERS = [
  { typed: 'type:rep', offers: 'type:ReportService', finds: ['Report of March', 'Report of May'] },
  { typed: 'method:cha', offers: 'method:charge', finds: ['Charge invoice 3'] },
  { typed: 'queue:ma', offers: 'queue:mail', finds: ['Send invoice 1'] },
  { typed: 'state:fai', offers: 'state:Failed', finds: ['Charge invoice 3'] },
  { typed: 'error:Card', offers: 'error:CardDeclinedError', finds: ['Charge invoice 3'] },
  { typed: 'server:', offers: /^server:printer:/, finds: ['Print invoice 2'] },
  {
    typed: 'ran-on:',
    offers: /^ran-on:printer:/,
    finds: [MARCH, 'Send invoice 5', 'Send invoice 4', 'Charge invoice 3', 'Print invoice 2'],
  },
  { typed: 'failed-after:', offers: /an hour ago$/, finds: ['Charge invoice 3'] },
  {
    typed: 'recurring:close',
    offers: /^recurring:"the \\"monthly\\" close"/,
    finds: ['Report of March'],
  },
  { typed: 'batch:', offers: /Year end$/, finds: ['Send invoice 5'] },
  { typed: 'before:', offers: /an hour ago$/, finds: ['Report of May'] },
  { typed: 'id:', offers: /^id:.*Charge invoice 3$/, finds: ['Charge invoice 3'] },
];

const WRONG_SEARCHES = [
  ['typ:Email', 'Did you mean "type:"?'],
  ['colour:red', 'Known are '],
  ['duration:5s', 'expected a length of time behind a sign'],
  ['failed-after:soon', 'expected a date such as 2026-01-31'],
  ['ran-no:x', 'Did you mean "ran-on:"?'],
  ['before:yesterday', 'expected a date such as 2026-01-31'],
  ['id:42', 'expected the id of a job, got "42"'],
  ['batch:42', 'expected the id of a batch, got "42"'],
  ['queue:No_Queue', 'expected the name of a queue'],
  ['state:a/b', 'expected the name of a state'],
  ['type:a type:b', 'expected once, got it twice'],
  ['error:', 'expected something behind it'],
  ['"open', 'an end for each quote'],
] as const;

useBrowser();

let site: Site;
afterEach(async () => {
  await closePages();
  expect(site.complaints.splice(0)).toEqual([]);
});

describe('The search', () => {
  beforeAll(async () => {
    site = await siteToSearchIn(AT_HANGFIRE);
  });
  afterAll(async () => {
    InvoiceService.printed.fire();
    await site.close();
  });

  it('knows each qualifier, and offers values for it', async () => {
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
    const page = await site.open('/jobs/all');
    await page.getByRole('row', { name: /Report of March/ }).waitFor();
    await fieldOf(page).focus();
    await optionsOf(page).nth(18).waitFor();

    expect(await optionsOf(page).allInnerTexts()).toEqual(
      [
        ['type:', 'class of the job'],
        ['method:', 'method of the job'],
        ['queue:', 'name of a queue'],
        ['state:', 'state of the job'],
        ['error:', 'type or text of the exception'],
        ['fingerprint:', 'cause of the failure'],
        ['arg:', 'text in the arguments'],
        ['server:', 'id of the server that runs the job'],
        ['ran-on:', 'id of a server that ran the job'],
        ['recurring:', 'id of a recurring job'],
        ['batch:', 'id of a batch'],
        ['bulk:', 'id of a bulk operation'],
        ['before:', 'created before'],
        ['after:', 'created after'],
        ['failed-after:', 'last failed after'],
        ['failed-before:', 'last failed before'],
        ['duration:', 'how long the run took'],
        ['wait:', 'from ready to started'],
        ['id:', 'id of the job'],
      ].map(([name, meaning]) => expect.stringMatching(`^${name}\\s*${meaning}$`)),
    );
    await expectGoodLooks(page);

    await page.keyboard.press('Escape');
    await page.locator('[data-search][aria-expanded=false]').waitFor();
    expect(await optionsOf(page).count()).toBe(0);
  });

  it('finds jobs by arguments, by words, and by several terms at once', async () => {
    const page = await site.open('/jobs/all');
    await searchFor(page, 'arg:"50% off & more"');
    await expectJobs(page, ['Send invoice 4']);
    await searchFor(page, 'declined');
    await expectJobs(page, ['Charge invoice 3']);
    await searchFor(page, 'duration:0ms..1h wait:<1h');
    await expectJobs(page, ['Report of March', 'Send invoice 5', 'Send invoice 4']);
    await searchFor(page, 'type:Invoice state:succeeded after:1h');
    await expectJobs(page, ['Send invoice 5', 'Send invoice 4']);
    await searchFor(page, 'type:Invoice state:succeeded before:1h');
    await page.getByText('Nothing matches this search').waitFor();
  });

  it('reads times in the zone in which the pages show them', async () => {
    const page = await site.open('/jobs/all', { timezoneId: 'Asia/Tokyo' });
    const inTokyo = new Intl.DateTimeFormat('sv', {
      timeZone: 'Asia/Tokyo',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const [day, time] = inTokyo.format(Date.now() - 3_600_000).split(' ');

    await searchFor(page, `type:Report before:${time}`);
    await expectJobs(page, ['Report of May']);
    await searchFor(page, `type:Report after:${time}`);
    await expectJobs(page, ['Report of March']);
    await searchFor(page, `type:Report after:"${day} ${time}"`);
    await expectJobs(page, ['Report of March']);

    await fieldOf(page).fill('after:');
    await optionsOf(page).filter({ hasText: 'an hour ago' }).click();
    await fieldOf(page).press('Enter');
    await page.getByRole('row', { name: /Report of March/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toMatch(/^after:\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    expect(await page.getByRole('row', { name: /Report of May/ }).count()).toBe(0);
  });

  it('stays within the list that is shown', async () => {
    const page = await site.open('/jobs/succeeded');
    await searchFor(page, 'type:Invoice');
    await expectJobs(page, ['Send invoice 5', 'Send invoice 4']);

    expect(page.url()).toBe(`${site.url}/jobs/succeeded?q=type%3AInvoice`);
  });

  it('goes on by itself while nothing was found, then waits for the reader', async () => {
    const { monitoring } = site.dashboard.storage;
    const search = monitoring.search.bind(monitoring);
    const { next } = await search({}, { limit: 1 });
    let emptyAnswers = 4;
    monitoring.search = async (wanted, given) => {
      emptyAnswers -= 1;
      if (emptyAnswers < 0) return search(wanted, { ...given, cursor: undefined });
      return { jobs: [], next, searchedUntil: new Date(Date.now() - 94 * 60_000) };
    };

    const page = await site.open('/jobs/all?q=declined');
    await expectJobs(page, ['Charge invoice 3']);
    emptyAnswers = 21;
    await page.keyboard.press('r');
    await page.getByText(/^Nothing in the last 1 hr 34 min/).waitFor();
    expect(await page.getByText('Nothing matches').count()).toBe(0);
    await page.getByRole('link', { name: 'Search on' }).click();
    await expectJobs(page, ['Charge invoice 3']);
    monitoring.search = search;
  });

  it('keeps text that is typed right after a search', async () => {
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

  it('says that in the language of the reader', async () => {
    const page = await site.open('/jobs/all?q=after:dün', { locale: 'tr-TR' });
    await page.getByText('after: 2026-01-31 gibi bir tarih').waitFor();
    await page.getByText('“dün” yazılmış').waitFor();

    await page.goto(`${site.url}/jobs/all?q=typ:Email`);
    await page.getByText('typ: bir niteleyici değil. “type:” mi demek istediniz?').waitFor();
    await site.refused(422, 2);
  });
});
