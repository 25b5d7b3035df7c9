import type { Page } from 'playwright-core';
import { expectAccessible } from './accessibility.js';
import { settles } from './settles.js';

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const LOOKS = [
  { viewport: DESK, colorScheme: 'light' },
  { viewport: DESK, colorScheme: 'dark' },
  { viewport: PHONE, colorScheme: 'light' },
] as const;

/**
 * Looks at the page in the light, in the dark, and on a phone.
 *
 * @throws Error where it is not accessible, or wider than the screen
 */
export async function expectGoodLooks(page: Page): Promise<void> {
  // The bar at the top covers what was scrolled under it.
  await page.evaluate('scrollTo(0, 0)');
  for (const { viewport, colorScheme } of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await expectNoSidewaysScrolling(page);
    await expectAccessible(page);
  }
  await page.setViewportSize(DESK);
}

/** Tables and code scroll within a region of their own; the page as a whole does not. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  // The page is laid out a little after its size has changed.
  await settles(async () => {
    const [needed, there] = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    );
    if (needed > there) throw new Error(`${page.url()} is ${needed} px wide, on ${there} px.`);
  });
}
