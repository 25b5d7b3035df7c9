import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { closePages, useBrowser } from './support/browser.js';
import { AT_HANGFIRE } from './support/places.js';
import { settles } from './support/settles.js';
import type { Site } from './support/site.js';
import { workingSite } from './support/working-site.js';

/** The history of the overview: it has bars, words and lines. */
const CHART =
  '[role=img][aria-label="Succeeded and deleted jobs, and failed attempts, over time"] canvas';

/** The colours of a chart: of all pixels that nothing shines through. */
const coloursOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(() => {
    const canvas = document.querySelector('${CHART}');
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Set();
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] === 255) colours.add('rgb(' + data.slice(at, at + 3).join(', ') + ')');
    }
    return [...colours].sort();
  })()`);

/** What the browser makes of names of system colours. */
const systemColours = (page: Page, names: readonly string[]): Promise<readonly string[]> =>
  page.evaluate(`${JSON.stringify(names)}.map((name) => {
    const probe = document.createElement('span');
    probe.style.color = name;
    probe.style.setProperty('forced-color-adjust', 'none');
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  })`);

useBrowser();

describe('Charts in colours that the system forces', () => {
  let site: Site;

  beforeAll(async () => {
    ({ site } = await workingSite(AT_HANGFIRE));
  });
  afterEach(async () => {
    await closePages();
    expect(site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => site.close());

  const open = async (forcedColors: 'active' | 'none') => {
    const page = await site.open('/', { forcedColors, reducedMotion: 'reduce' });
    await page.locator(CHART).waitFor();
    return page;
  };
  const expectSystemColours = (page: Page) =>
    settles(async () => {
      const [text, link, grey] = await systemColours(page, ['CanvasText', 'LinkText', 'GrayText']);
      const drawn = await coloursOf(page);
      expect(drawn).toEqual(expect.arrayContaining([link]));
      expect([text, link, grey]).toEqual(expect.arrayContaining([...drawn]));
    });

  it.each(['light', 'dark'] as const)(
    'have these colours alone, in the %s',
    async (colorScheme) => {
      const page = await open('active');
      await page.emulateMedia({ colorScheme });

      await expectSystemColours(page);
    },
  );

  it('are drawn anew when the system begins to force colours, and when it ends', async () => {
    const page = await open('none');
    let before: readonly string[] = [];
    await settles(async () => {
      before = await coloursOf(page);
      expect(before.length).toBeGreaterThan(0);
    });
    await page.emulateMedia({ forcedColors: 'active' });
    await expectSystemColours(page);
    await page.emulateMedia({ forcedColors: 'none' });

    await settles(async () => expect(await coloursOf(page)).toEqual(before));
  });
});
