import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { expectAccessible } from './support/accessibility.js';
import { closePages, launchBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks, expectNoSidewaysScrolling } from './support/looks.js';
import { PLACES } from './support/places.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

const PHONE = { viewport: { width: 390, height: 844 } };

/** What is pressed after `g`, and the page to which that leads. */
const DESTINATIONS = [
  ['j', 'All jobs'],
  ['e', 'Enqueued'],
  ['s', 'Scheduled'],
  ['p', 'Processing'],
  ['u', 'Succeeded'],
  ['f', 'Failed'],
  ['d', 'Deleted'],
  ['w', 'Awaiting'],
  ['r', 'Retries'],
  ['c', 'Recurring jobs'],
  ['b', 'Batches'],
  ['q', 'Queues'],
  ['v', 'Servers'],
  ['k', 'Bulk operations'],
  ['a', 'Audit'],
  ['o', 'Overview'],
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });
const menu = (page: Page) => page.getByRole('navigation', { name: 'Pages of the dashboard' });
const html = (page: Page, attribute: string) => page.locator('html').getAttribute(attribute);
const focusOf = (page: Page) =>
  page.evaluate<string>(
    'document.activeElement.getAttribute("aria-label") ?? document.activeElement.tagName',
  );

describe.each(PLACES)('Around the pages, on $platform, $where', (place) => {
  let site: Site;

  beforeAll(async () => {
    site = await Site.start({
      browser,
      place,
      dashboard: { title: 'Acme jobs', backLink: '/shop' },
    });
  });
  afterEach(async () => {
    expect(site.complaints).toEqual([]);
    await closePages(browser);
  });
  afterAll(() => site.close());

  it('the address of a page can be sent to somebody', async () => {
    const page = await site.open();
    for (const [path, name] of [
      ['/jobs/failed', 'Failed'],
      ['/recurring', 'Recurring jobs'],
      ['/audit/', 'Audit'],
    ] as const) {
      await page.goto(`${site.url}${path}`);
      await heading(page, name).waitFor();
      await settles(async () => expect(await page.title()).toBe(`${name} · Acme jobs`));
      await settles(async () =>
        expect(await menu(page).locator('[aria-current="page"]').innerText()).toBe(name),
      );
    }
    await menu(page).getByRole('link', { name: 'Queues' }).click();
    await heading(page, 'Queues').waitFor();
    expect(page.url()).toBe(`${site.url}/queues`);
  });

  it('the title and the way back are those of the application', async () => {
    const page = await site.open();

    await page.getByRole('link', { name: 'Acme jobs' }).waitFor();
    expect(await page.getByRole('link', { name: 'Back to site' }).getAttribute('href')).toBe(
      '/shop',
    );
    await page.getByText(/^nestjs-hangfire \d+\.\d+\.\d+.* · memory$/).waitFor();
  });

  it('a page that is not there says so, and leads on', async () => {
    const page = await site.open('/no/such/page');

    await page.getByText('There is no such page.').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Overview' }).click();
    await heading(page, 'Overview').waitFor();
  });

  it('the language is that of the browser, or the one that was chosen, also the next time', async () => {
    const page = await site.open('/queues', { locale: 'tr-TR' });
    await heading(page, 'Kuyruklar').waitFor();
    await settles(async () => expect(await html(page, 'lang')).toBe('tr'));

    await page.getByRole('button', { name: 'Ayarlar' }).click();
    await page.getByLabel('Dil').selectOption('English');
    await heading(page, 'Queues').waitFor();
    expect([await html(page, 'lang'), await html(page, 'dir')]).toEqual(['en', 'ltr']);
    await page.reload();
    await heading(page, 'Queues').waitFor();
    await settles(async () => expect(await html(page, 'lang')).toBe('en'));

    const other = await site.open('/queues', { locale: 'ja-JP' });
    await heading(other, 'Queues').waitFor();
  });
});

describe('Around the pages, wherever the dashboard is,', () => {
  let site: Site;

  beforeAll(async () => {
    site = await Site.start({ browser, place: PLACES.at(-1), providers: [InvoiceService] });
  });
  afterEach(async () => {
    expect(site.complaints).toEqual([]);
    await closePages(browser);
  });
  afterAll(() => site.close());

  it('links lead everywhere', async () => {
    const page = await site.open();
    for (const [, name] of DESTINATIONS) {
      await menu(page).getByRole('link', { name, exact: true }).click();
      await heading(page, name).waitFor();
      await settles(async () => expect(await page.title()).toBe(`${name} · Hangfire`));
    }
  });

  it('keys lead everywhere, and help with that', async () => {
    const page = await site.open();
    await heading(page, 'Overview').waitFor();
    for (const [key, name] of DESTINATIONS) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await heading(page, name).waitFor();
      await settles(async () => expect(await focusOf(page)).toBe('MAIN'));
    }

    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    for (const [key, name] of DESTINATIONS) {
      await help.getByText(`g ${key}`, { exact: true }).waitFor();
      await help.getByText(name, { exact: true }).waitFor();
    }
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });

    await page.keyboard.press('/');
    await settles(async () => expect(await focusOf(page)).toBe('Search jobs'));
    await page.keyboard.type('gq?');
    await settles(async () => expect(await page.getByRole('combobox').inputValue()).toBe('gq?'));
    await heading(page, 'Overview').waitFor();
  });

  it('keys do nothing for who has switched them off, also the next time', async () => {
    const page = await site.open('/queues');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Single keys as shortcuts').uncheck();
    await page.keyboard.press('Escape');
    await page.reload();
    await heading(page, 'Queues').waitFor();

    for (const key of ['g', 'o', '?', '/']) await page.keyboard.press(key);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await focusOf(page)).not.toBe('Search jobs');
    await heading(page, 'Queues').waitFor();

    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Single keys as shortcuts').check();
    await page.keyboard.press('Escape');
    await page.getByLabel('Theme').waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await settles(async () => expect(await focusOf(page)).toBe('Search jobs'));
  });

  it('the theme is that of the system, or the one that was chosen, also the next time', async () => {
    const page = await site.open('/queues', { colorScheme: 'dark' });
    const background = () =>
      page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
    await heading(page, 'Queues').waitFor();
    const dark = await background();
    await page.emulateMedia({ colorScheme: 'light' });
    await settles(async () => expect(await background()).not.toBe(dark));
    const light = await background();

    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Theme').selectOption('Dark');
    await settles(async () => expect(await background()).toBe(dark));
    await page.keyboard.press('Escape');
    await page.getByLabel('Theme').waitFor({ state: 'hidden' });
    await page.reload();
    await heading(page, 'Queues').waitFor();
    await settles(async () => expect(await background()).toBe(dark));

    await page.keyboard.press('t');
    await settles(async () => expect(await background()).toBe(light));
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Theme').selectOption('Like the system');
    await page.emulateMedia({ colorScheme: 'dark' });
    await settles(async () => expect(await background()).toBe(dark));
  });

  it('a phone has all pages in a menu', async () => {
    const page = await site.open('', PHONE);
    await heading(page, 'Overview').waitFor();
    expect(await menu(page).isVisible()).toBe(false);

    await page.getByRole('button', { name: 'Open the menu' }).click();
    await menu(page).waitFor();
    await page.keyboard.press('Escape');
    await menu(page).waitFor({ state: 'hidden' });
    await settles(async () => expect(await focusOf(page)).toBe('Open the menu'));

    await page.getByRole('button', { name: 'Open the menu' }).click();
    await page.getByRole('button', { name: 'Close the menu' }).click();
    await menu(page).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Open the menu' }).click();
    await menu(page).getByRole('link', { name: 'Servers' }).click();
    await heading(page, 'Servers').waitFor();
    await menu(page).waitFor({ state: 'hidden' });
  });

  it('there is no way back unless the application has one', async () => {
    const page = await site.open();

    await page.getByRole('link', { name: 'Hangfire', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Back to site' }).count()).toBe(0);
  });

  it('the content can be reached without passing the menu', async () => {
    const page = await site.open();
    await heading(page, 'Overview').waitFor();

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await settles(async () => expect(await focusOf(page)).toBe('MAIN'));
  });

  it('a page that is not there is readable by everybody', async () => {
    const page = await site.open('/nowhere');
    await page.getByText('There is no such page.').waitFor();

    await expectGoodLooks(page);
  });

  it('the help is readable by everybody', async () => {
    const page = await site.open('/nowhere');
    await page.getByText('There is no such page.').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();

    await expectGoodLooks(page);
  });

  it('settings and menu are readable by everybody', async () => {
    const page = await site.open('/nowhere', PHONE);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Theme').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Open the menu' }).click();
    await menu(page).waitFor();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page);
  });

  it('times are relative, and exact on hover, or at once for who prefers that', async () => {
    await site.dashboard.storage.audit.record({ user: 'ada', action: 'queue.pause', subject: 'a' });
    const page = await site.open('/audit');
    const time = page.getByRole('time');
    await time.hover();
    await page.getByRole('tooltip', { name: /\d{4}, \d+:\d\d:\d\d/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('tooltip').waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Show exact times').check();
    await page.reload();
    await time.waitFor();
    await settles(async () => expect(await time.innerText()).toMatch(/\d{4}, \d+:\d\d:\d\d/));
  });

  it.each([
    ['a desk', {}],
    ['a phone', PHONE],
  ])('nothing breaks on %s where texts run from right to left', async (_, options) => {
    const recurring = site.dashboard.app.get(RecurringJobService);
    await recurring.addOrUpdate('nightly', InvoiceService, (it) => it.send(1), '*/10 9 * * 1-5');
    const page = await site.open('', options);
    await heading(page, 'Overview').waitFor();
    await page.evaluate("document.documentElement.dir = 'rtl'");

    for (const [key, name] of [...DESTINATIONS, ['c', 'Recurring jobs']] as const) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await heading(page, name).waitFor();
      await page.locator('main [role=status]').first().waitFor({ state: 'detached' });
      await expectNoSidewaysScrolling(page);
    }
    await page.getByText('*/10 9 * * 1-5').waitFor();
    expect(await page.evaluate("getComputedStyle(document.querySelector('code')).direction")).toBe(
      'ltr',
    );
  });
});
