import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { linksIn } from '../support/link-in-log.js';
import { browser, closePages, useBrowser } from './support/browser.js';
import type { Place } from './support/places.js';
import { placesOf } from './support/places-in-turn.js';
import { Site } from './support/site.js';

const SECRET = 'a secret that is long enough';

useBrowser();

describe.each(placesOf(import.meta.url))(
  'The link in the log, on $platform $where',
  (place: Place) => {
    let site: Site;
    let link: string;
    beforeAll(async () => {
      const dashboard = { authorize: undefined, secret: SECRET };
      site = await Site.start({ place, dashboard });
    });
    afterAll(() => site.close());
    afterEach(async () => {
      await closePages();
      expect(site.complaints.splice(0)).toEqual([]);
    });

    /** As a person would change it who knows the proxy. */
    const linkAtSite = () => {
      const { search } = new URL(String(linksIn(site.dashboard.logger.text).at(-1)));
      return `${site.url}/open${search}`;
    };
    const isOpen = (page: Page) => page.getByRole('heading', { level: 1 }).first().waitFor();

    it('is named on the page of a browser that is not signed in', async () => {
      const page = await site.open('/jobs/failed');

      expect(await page.locator('body').textContent()).toContain('Look for "Open the dashboard"');
      await site.refused(401);
    });

    it('opens the dashboard, at an address without the token, and it stays open', async () => {
      link = linkAtSite();
      const page = await site.open();
      await site.refused(401);
      await page.goto(link);
      await isOpen(page);
      expect(page.url()).toBe(`${site.url}/`);

      await page.goto(`${site.url}/jobs/failed`);
      await page.reload();
      await isOpen(page);
      expect(await page.evaluate('document.cookie')).toBe('');
    });

    it('opens nothing in another browser after it was used', async () => {
      const page = await site.open(link.slice(site.url.length));

      expect(await page.locator('body').textContent()).toContain('not signed in');
      await site.refused(401);
    });
  },
);

describe('A link in a log that is a web page', () => {
  it('opens the dashboard, although the browser comes from another site', async () => {
    const site = await Site.start({ dashboard: { authorize: undefined, secret: SECRET } });
    const [link = ''] = linksIn(site.dashboard.logger.text);
    const log = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<a href="${link}">Open the dashboard</a>`);
    });
    await new Promise<void>((resolve) => log.listen(0, '127.0.0.1', resolve));
    try {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${(log.address() as AddressInfo).port}`);
      await page.getByRole('link').click();
      await page.getByRole('navigation').first().waitFor();

      expect(new URL(page.url()).pathname).toBe('/hangfire/');
      await context.close();
    } finally {
      log.closeAllConnections();
      log.close();
      await site.close();
    }
  });
});
