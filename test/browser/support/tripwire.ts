import type { Page } from 'playwright-core';
import type { Site } from './site.js';

interface Trap {
  __pwned?: unknown;
  __violations?: string[];
}

/** Elements that nothing but markup from a job could bring into a page. */
const FOREIGN =
  'script:not([src]), iframe, frame, object, embed, applet, math, style, meta[http-equiv], [srcdoc], form[action], ' +
  '[formaction], [background], marquee, video, audio, animate, foreignObject';

/** Watches a page for everything that a hostile text could make it do. */
export class Tripwire {
  private readonly tripped: string[] = [];

  private constructor(
    private readonly site: Site,
    private readonly page: Page,
  ) {}

  /** The page is opened once more, with everything in place. */
  static async on(site: Site, page: Page): Promise<Tripwire> {
    const tripwire = new Tripwire(site, page);
    await tripwire.set();
    await page.reload();
    return tripwire;
  }

  /** What happened so far that must not, on the page that is shown and on those before it. */
  async findings(): Promise<string[]> {
    const found = await this.page.evaluate(findForeign, [FOREIGN, this.site.url] as const);
    return [...this.tripped, ...found];
  }

  private async set(): Promise<void> {
    const { page, tripped } = this;
    page.on('dialog', (dialog) => {
      tripped.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('popup', (popup) => tripped.push(`popup: ${popup.url()}`));
    page.on('download', (download) => tripped.push(`download: ${download.url()}`));
    page.on('framenavigated', (frame) => {
      if (!frame.url().startsWith(this.site.url)) tripped.push(`navigation: ${frame.url()}`);
    });
    await page.addInitScript(() => {
      const trap = window as Trap;
      trap.__violations = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        trap.__violations?.push(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
  }
}

/** Runs in the page. */
function findForeign([selector, home]: readonly [string, string]): string[] {
  const { __pwned: pwned, __violations: violations = ['nobody watched'] } = window as Trap;
  const found = violations.map((violation) => `policy: ${violation}`);
  if (pwned !== undefined) found.push('a script ran');

  for (const element of document.querySelectorAll(selector)) {
    found.push(`element: ${element.outerHTML.slice(0, 200)}`);
  }
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) found.push(`handler: ${element.tagName} ${name}`);
      if (!['href', 'src', 'action', 'xlink:href'].includes(name)) continue;
      const address = new URL(value, document.baseURI).href;
      const isInside = address === home || address.startsWith(`${home}/`);
      if (!isInside) found.push(`address: ${element.tagName} ${name}=${address}`);
    }
  }
  return [...found, ...findTurnedAround()];

  /** Overrides are shown in words, each in an element that keeps the direction of a text from what is around it. */
  function findTurnedAround(): string[] {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const turned: string[] = [];
    while (texts.nextNode()) {
      const text = texts.currentNode.textContent ?? '';
      if (text.includes('\u202E')) turned.push(`not in words: ${text.slice(0, 300)}`);
      if (!text.includes('[U+202E]')) continue;

      let around = texts.currentNode.parentElement as Element;
      while (isOpenInline(around) && around.parentElement) around = around.parentElement;
      const isAlone = around.textContent === text || !isOpen(around);
      if (!isAlone) turned.push(`turned around: ${around.outerHTML.slice(0, 300)}`);
    }
    return turned;
  }

  function isOpen(element: Element): boolean {
    return ['normal', 'embed'].includes(getComputedStyle(element).unicodeBidi);
  }

  function isOpenInline(element: Element): boolean {
    return getComputedStyle(element).display === 'inline' && isOpen(element);
  }
}
