import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { expectAccessible } from './support/accessibility.js';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectNoSidewaysScrolling } from './support/looks.js';
import { HARDEST } from './support/places.js';
import { settles } from './support/settles.js';
import { DESTINATIONS, focusOf, heading, menu, PHONE } from './support/shell.js';
import { Site } from './support/site.js';

useBrowser();

describe('The settings of a reader:', () => {
  let site: Site;

  beforeAll(async () => {
    site = await Site.start({ place: HARDEST, providers: [InvoiceService] });
  });
  afterEach(async () => {
    expect(site.complaints.splice(0)).toEqual([]);
    await closePages();
  });
  afterAll(() => site.close());

  it('keys do nothing when the reader has switched them off, also the next time', async () => {
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

  it('the theme is that of the system, or the chosen one, also the next time', async () => {
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

  it('times are relative, and exact on hover, or always if the reader prefers that', async () => {
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
