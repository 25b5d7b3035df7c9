import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { bundledChromium, hasBundledChromium } from '../../support/bundled-chromium.js';

/** These make Chromium fit a function of a cloud, and a page there is less protected than a user's. */
const UNWANTED = ['--single-process', '--disable-web-security', '--no-zygote'];

/**
 * The Chromium that comes through npm where that has a binary for the machine (Linux on x64), else an
 * installed Chrome.
 */
export async function launchBrowser(): Promise<Browser> {
  if (!hasBundledChromium) return chromium.launch({ channel: 'chrome' });

  const executablePath = await bundledChromium();
  const args = sparticuz.args.filter((arg) => !UNWANTED.includes(arg));
  return chromium.launch({ executablePath, args });
}

/** What is not looked at any more would still ask for what is new. */
export async function closePages(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}
