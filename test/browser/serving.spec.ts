import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DashboardApp, PLATFORMS } from '../support/dashboard-app.js';
import { type PrefixProxy, prefixProxy } from '../support/prefix-proxy.js';
import { ALL_PLACES, configureFor } from './support/places.js';

const PAGES = [
  '',
  '/',
  '/jobs',
  '/jobs/',
  '/jobs/failed',
  '/jobs/details/7',
  '/jobs/details/7/',
  '/recurring/a%2Fb?x=/y',
];

/** Where the addresses in a page lead. */
async function baseOf(url: string): Promise<string> {
  const response = await fetch(url);
  const html = await response.text();
  const [, base = 'none'] = /<base href="([^"]*)"/.exec(html) ?? [];
  return new URL(base, url).pathname;
}

describe.each(ALL_PLACES)('A page, on $platform, $where', (place) => {
  let app: DashboardApp;
  let proxy: PrefixProxy;

  beforeAll(async () => {
    app = await DashboardApp.start({ platform: place.platform, configure: configureFor(place) });
    proxy = await prefixProxy(place.proxyPath ?? '', app.origin);
  });
  afterAll(async () => {
    await proxy.close();
    await app.close();
  });

  it('knows the path of the dashboard', async () => {
    const prefix = place.globalPrefix ? `/${place.globalPrefix}` : '';
    const mount = `${place.proxyPath ?? ''}${prefix}/hangfire`;

    for (const page of PAGES) {
      expect([page, await baseOf(`${proxy.origin}${mount}${page}`)]).toEqual([page, `${mount}/`]);
    }
  });
});

describe.each(PLATFORMS)('A file of the pages, on %s', (platform) => {
  let app: DashboardApp;

  beforeAll(async () => {
    app = await DashboardApp.start({ platform, dashboard: { path: '/admin/jobs' } });
  });
  afterAll(() => app.close());

  const scriptOf = (html: string) => /src="\.(\/assets\/[^"]+)"/.exec(html)?.[1] ?? '';

  it('is served at every path of the dashboard', async () => {
    const page = await app.fetch('/overview');
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');

    const script = await app.fetch(scriptOf(page.body));
    expect([script.status, script.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ]);
    expect(script.body).not.toBe('');
    for (const [file, type] of [
      ['/favicon.svg', 'image/svg+xml'],
      ['/theme.js', 'text/javascript; charset=utf-8'],
    ] as const) {
      const { status, headers } = await app.fetch(file);
      expect([status, headers.get('content-type')]).toEqual([200, type]);
      expect(headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('is cached for good if its name changes with its content, and otherwise requested again', async () => {
    const script = scriptOf((await app.fetch('')).body);
    const { headers } = await app.fetch(script);
    expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');

    const etag = headers.get('etag') ?? '';
    const again = await app.fetch(script, { headers: { 'if-none-match': etag } });
    expect([again.status, again.body]).toEqual([304, '']);
    const other = await app.fetch(script, { headers: { 'if-none-match': '"other"' } });
    expect(other.status).toBe(200);
  });

  it('is described without being sent', async () => {
    const script = scriptOf((await app.fetch('')).body);
    for (const path of ['', '/jobs', script]) {
      const { status, body, headers } = await app.fetch(path, { method: 'HEAD' });

      expect([path, status, body]).toEqual([path, 200, '']);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it.each([
    '/assets/none.js',
    '/assets/..%2Findex.html',
    '/assets/..%2F..%2Fpackage.json',
    '/assets/%2Fetc%2Fpasswd',
    '/assets',
  ])('has no %s', async (path) => {
    const { status, headers } = await app.fetch(path);

    expect([status, headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
  });
});
