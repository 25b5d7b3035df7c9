import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { closePages, useBrowser } from './support/browser.js';
import { Site } from './support/site.js';

const MAX_SCRIPT_BYTES = 150_000;

useBrowser();

describe('The first page', () => {
  let site: Site;

  beforeAll(async () => {
    site = await Site.start();
  });
  afterEach(async () => {
    await closePages();
    expect(site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => site.close());

  it(`needs at most ${MAX_SCRIPT_BYTES / 1_000} kB of script, compressed`, async () => {
    const page = await site.open();
    const scripts = new Set<string>();
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.add(request.url().slice(site.url.length));
    });
    await page.reload();
    // The charting library comes last.
    await page.getByRole('img').locator('canvas').nth(1).waitFor();

    const bodies = await Promise.all(
      [...scripts].map(async (path) => (await site.dashboard.fetch(path)).body as string),
    );
    expect([...scripts]).toContainEqual(expect.stringMatching(/^\/assets\/plotting-/));
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
    expect(bytes).toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
  });

  it('draws its charts even if the browser names an unknown language', async () => {
    const page = await site.open();
    // As Chromium does where the environment says `LANG=C`.
    await page.addInitScript(`
      for (const [name, value] of Object.entries({ language: 'en-US@posix', languages: ['en-US@posix'] })) {
        Object.defineProperty(Navigator.prototype, name, { get: () => value });
      }
    `);
    await page.reload();

    await page.getByRole('img').locator('canvas').nth(1).waitFor();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
  });
});
