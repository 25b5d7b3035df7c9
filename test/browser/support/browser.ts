import { type Browser, chromium } from 'playwright-core';
import { chromiumOptions } from '../../support/chromium.js';

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await chromiumOptions());
}

/** What is not looked at any more would still ask for what is new. */
export async function closePages(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}
