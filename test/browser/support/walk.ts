import type { Page } from 'playwright-core';
import { settles } from './settles.js';
import type { Site } from './site.js';

/** Goes to another page of the dashboard as a link would, without loading everything anew. */
export async function goTo(site: Site, page: Page, path: string): Promise<void> {
  const address = `${new URL(site.url).pathname}${path}`;
  await page.evaluate((to) => history.pushState(null, '', to), address);
}

/** The same, and waits until the other page is there, which has another heading. */
export async function walkTo(site: Site, page: Page, path: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  const before = await heading.textContent();
  await goTo(site, page, path);
  await settles(async () => {
    if ((await heading.textContent()) === before) {
      throw new Error(`${page.url()} still has the heading "${before}".`);
    }
  });
}

/** The text as pages show it: with controls of direction in words. */
export const asShown = (text: string): string => text.replaceAll('\u202E', '[U+202E]');

/** Waits until each of the texts is on the page, as pages show it; else says which are not. */
export async function seesTexts(page: Page, given: readonly string[]): Promise<void> {
  const texts = given.map(asShown);
  try {
    await page.waitForFunction(
      (wanted) => {
        const shown = document.getElementById('app')?.textContent ?? '';
        return !shown.includes('Loading…') && wanted.every((text) => shown.includes(text));
      },
      texts,
      { polling: 10 },
    );
  } catch (cause) {
    const shown = (await page.locator('#app').textContent()) ?? '';
    const missing = texts.filter((text) => !shown.includes(text)).map((it) => JSON.stringify(it));
    throw new Error(
      `Not on ${page.url()}: ${missing.join(', ')}. It ends with: ${shown.slice(-300)}`,
      { cause },
    );
  }
}
