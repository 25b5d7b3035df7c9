import type { BrowserContextOptions, Page } from 'playwright-core';
import { DashboardApp, type DashboardAppOptions } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';
import { type PrefixProxy, prefixProxy } from '../../support/prefix-proxy.js';
import { browser } from './browser.js';
import { AT_HANGFIRE, configureFor, modulesFor, type Place } from './places.js';
import { closeSession, openSession } from './sessions.js';

export interface SiteOptions extends Omit<DashboardAppOptions, 'platform' | 'configure'> {
  /** @default Express, at /hangfire */
  readonly place?: Place | undefined;
}

/**
 * An application with a dashboard, and a browser that looks at it.
 *
 * What a page must not do is kept in `complaints`: exceptions, messages of the console that are
 * warnings or errors (a blocked script is one), and requests to anywhere but the dashboard.
 */
export class Site {
  readonly complaints: string[] = [];
  private readonly closing: (() => Promise<void>)[] = [];

  private constructor(
    readonly dashboard: DashboardApp,
    /** Of the overview, without a slash at its end. */
    readonly url: string,
  ) {}

  static async start({ place = AT_HANGFIRE, ...options }: SiteOptions = {}): Promise<Site> {
    const app = await DashboardApp.start({
      ...options,
      imports: [...modulesFor(place), ...(options.imports ?? [])],
      platform: place.platform,
      configure: configureFor(place),
    });
    const proxy = place.proxyPath ? await prefixProxy(place.proxyPath, app.origin) : undefined;
    const site = new Site(app, urlOf(place, app, proxy));
    site.closing.push(() => closeWithConnections(app));
    if (proxy) site.closing.unshift(() => proxy.close());
    return site;
  }

  /** A page of the dashboard, in a browser session that knows nothing of those before. */
  async open(path = '', options?: BrowserContextOptions): Promise<Page> {
    const page = await openSession(browser, new URL(this.url).origin, options);
    this.closing.unshift(() => closeSession(browser, page));
    page.setDefaultTimeout(30_000);
    this.watch(page);
    await page.goto(`${this.url}${path}`);
    return page;
  }

  /** The browser complains of each refusal, but not before the page has shown it. */
  async refused(status: number, times = 1): Promise<void> {
    const refusal = `status of ${status}`;
    const isRefusal = (complaint: string) => complaint.includes(refusal);
    await eventually(() => this.complaints.filter(isRefusal).length >= times);
    this.complaints.splice(0, Infinity, ...this.complaints.filter((it) => !isRefusal(it)));
  }

  async close(): Promise<void> {
    for (const close of this.closing.splice(0)) await close();
  }

  private watch(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(`exception: ${error.message}`));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) {
        this.complaints.push(`console: ${message.text()}`);
      }
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(this.url)) this.complaints.push(`request: ${request.url()}`);
    });
  }
}

function urlOf({ globalPrefix, proxyPath }: Place, app: DashboardApp, proxy?: PrefixProxy): string {
  const prefix = globalPrefix ? `/${globalPrefix}` : '';
  return `${proxy?.origin ?? app.origin}${proxyPath ?? ''}${prefix}/hangfire`;
}

/** A browser that stays has connected ahead of its next request, and a server waits for that without end. */
async function closeWithConnections({ app }: DashboardApp): Promise<void> {
  const disconnecting = setInterval(() => app.getHttpServer().closeAllConnections(), 20);
  await app.close().finally(() => clearInterval(disconnecting));
}
