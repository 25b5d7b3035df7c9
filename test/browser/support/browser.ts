import { afterAll, beforeAll } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { chromiumOptions } from '../../support/chromium.js';
import { closeAllPages } from './sessions.js';

/** From `useBrowser` on, while cases run. */
export let browser: Browser;

/** How many spec files have not ended yet; those of a group are all loaded before the first case runs. */
let users = 0;

/** Belongs at the top of a spec file. Specs that are loaded together use one browser, one after the other. */
export function useBrowser(): void {
  users += 1;
  beforeAll(async () => {
    browser ??= await launchBrowser();
  });
  afterAll(async () => {
    users -= 1;
    await (users === 0 ? browser.close() : closePages());
  });
}

/** What is not looked at any more would still ask for what is new. */
export function closePages(): Promise<void> {
  return closeAllPages(browser);
}

async function launchBrowser(): Promise<Browser> {
  const { args = [], ...options } = await chromiumOptions();
  // Pages of the same session, one after the other, need not start a process each.
  return chromium.launch({ ...options, args: [...args, '--process-per-site'] });
}
