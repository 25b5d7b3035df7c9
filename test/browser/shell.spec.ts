import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { closePages, useBrowser } from './support/browser.js';
import { placesOf } from './support/places-in-turn.js';
import { settles } from './support/settles.js';
import { heading, menu } from './support/shell.js';
import { Site } from './support/site.js';

useBrowser();

const html = (page: Page, attribute: string) => page.locator('html').getAttribute(attribute);

describe.each(placesOf(import.meta.url))('Around the pages, on $platform, $where', (place) => {
  let site: Site;

  beforeAll(async () => {
    site = await Site.start({
      place,
      dashboard: { title: 'Acme jobs', backLink: '/shop' },
    });
  });
  afterEach(async () => {
    expect(site.complaints.splice(0)).toEqual([]);
    await closePages();
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

  it('an unknown page says so, and leads on', async () => {
    const page = await site.open('/no/such/page');

    await page.getByText('There is no such page.').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Overview' }).click();
    await heading(page, 'Overview').waitFor();
  });

  it('the language is that of the browser, or the chosen one, also the next time', async () => {
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

    const other = await site.open('/queues', { locale: 'fi-FI' });
    await heading(other, 'Queues').waitFor();
  });
});
