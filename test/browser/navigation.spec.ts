import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks } from './support/looks.js';
import { HARDEST } from './support/places.js';
import { IN_MOTION } from './support/sessions.js';
import { settles } from './support/settles.js';
import { DESTINATIONS, focusOf, heading, menu, PHONE } from './support/shell.js';
import { Site } from './support/site.js';

useBrowser();

describe('The navigation:', () => {
  let site: Site;

  beforeAll(async () => {
    site = await Site.start({ place: HARDEST, providers: [InvoiceService] });
  });
  afterEach(async () => {
    expect(site.complaints.splice(0)).toEqual([]);
    await closePages();
  });
  afterAll(() => site.close());

  it('links lead everywhere', async () => {
    const page = await site.open('', IN_MOTION);
    for (const [, name] of DESTINATIONS) {
      await menu(page).getByRole('link', { name, exact: true }).click();
      await heading(page, name).waitFor();
      await settles(async () => expect(await page.title()).toBe(`${name} · Hangfire`));
    }
  });

  it('keys lead everywhere, and the help lists them', async () => {
    const page = await site.open('', IN_MOTION);
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

  it('an unknown page is readable by everybody', async () => {
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
});
