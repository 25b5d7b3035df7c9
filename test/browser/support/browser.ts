import { afterAll, beforeAll } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { chromiumOptions } from '../../support/chromium.js';
import { closeAllPages } from './sessions.js';

/** Pages of a session, which follow one another, need not start two processes each. */
const ONE_PROCESS_A_SESSION = ['--process-per-site', '--renderer-process-limit=1'];

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
  return chromium.launch({ ...options, args: [...args, ...ONE_PROCESS_A_SESSION] });
}
