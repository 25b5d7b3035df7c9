import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** Whoever asks for less motion sees the same pages, and far fewer frames are drawn on the way to them. */
const DEFAULTS: BrowserContextOptions = { locale: 'en-US', reducedMotion: 'reduce' };

/** A session of its own, for what a page leaves behind in it. */
export const OWN_SESSION: BrowserContextOptions = {};
/** As most readers have it. */
export const IN_MOTION: BrowserContextOptions = { reducedMotion: 'no-preference' };

const kept = new WeakMap<Browser, BrowserContext>();

/**
 * A blank page in a session without cookies and without anything stored for the origin.
 *
 * Without options it is the same session again, if nothing is open in it any more: its process and its cache are warm.
 */
export async function openSession(
  browser: Browser,
  origin: string,
  options?: BrowserContextOptions,
): Promise<Page> {
  const warm = options ? undefined : await keptContext(browser);
  if (warm && isFree(warm)) return emptied(warm, origin);

  const context = await browser.newContext({ ...DEFAULTS, ...options });
  return context.newPage();
}

/** Closes a page and, if it is its own, the session of it. */
export async function closeSession(browser: Browser, page: Page): Promise<void> {
  const context = page.context();
  await (context === kept.get(browser) ? page.close() : context.close());
}

export async function closeAllPages(browser: Browser): Promise<void> {
  const warm = kept.get(browser);
  const others = browser.contexts().filter((context) => context !== warm);
  const pages = warm?.pages().slice(1) ?? [];
  await Promise.all([...others, ...pages].map((it) => it.close()));
}

async function keptContext(browser: Browser): Promise<BrowserContext> {
  const context = kept.get(browser) ?? (await browser.newContext(DEFAULTS));
  kept.set(browser, context);
  if (context.pages().length === 0) await openAnchor(context);
  return context;
}

/** A page that stays, so that the process does: the one for everything on this machine. */
async function openAnchor(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto('http://127.0.0.1/');
}

const isFree = (context: BrowserContext) => context.pages().length === 1;

async function emptied(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  await context.clearCookies();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await devtools.detach();
  return page;
}
