import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LinkSignIn } from '../../../lib/dashboard/access/sign-in/link-sign-in.js';
import { DashboardApp, PLATFORMS } from '../../support/dashboard-app.js';
import { DashboardClient } from '../../support/dashboard-client.js';
import { cookieOf, linksIn } from '../../support/link-in-log.js';
import { request } from '../../support/raw-request.js';
import { installedProxies } from '../../support/web-proxies/proxy-kinds.js';
import { WebProxy } from '../../support/web-proxies/web-proxy.js';

const SECRET = 'a secret that is long enough';
const PATHS = ['', '/', '/jobs/failed', '/api/session', '/api/jobs', '/api/live', '/open?token=x'];

/** By which a stranger could claim to be on this machine. */
const CLAIMS: readonly Readonly<Record<string, string>>[] = [
  {},
  { host: 'localhost' },
  { host: '127.0.0.1:3000' },
  { host: 'shop.example.org' },
  ...['X-Forwarded-For', 'X-Real-IP', 'X-Client-IP', 'X-Azure-SocketIP', 'X-ProxyUser-Ip'].map(
    (name) => ({ [name]: '127.0.0.1', host: 'localhost' }),
  ),
  { forwarded: 'for=127.0.0.1;host=localhost', 'x-forwarded-host': 'localhost' },
];

const { kinds, missing } = installedProxies();
if (missing.length > 0) {
  process.stdout.write(
    `Not installed, so left out in front of the dashboard: ${missing.join(', ')}\n`,
  );
}

describe.each(PLATFORMS)('The dashboard on %s', (platform) => {
  let app: DashboardApp;
  beforeAll(async () => {
    app = await DashboardApp.start({
      platform,
      dashboard: { authorize: undefined, secret: SECRET, statsPollingIntervalMs: 250 },
    });
  });
  afterAll(() => app.close());

  describe.each(kinds)('behind $name', (kind) => {
    let proxy: WebProxy;
    beforeAll(async () => {
      proxy = await WebProxy.start(kind, new URL(app.origin).host);
    });
    afterAll(() => proxy?.close());
    beforeEach(() => app.app.get(LinkSignIn, { strict: false }).announce());

    const linkThroughProxy = () => {
      const { pathname, search } = new URL(String(linksIn(app.logger.text).at(-1)));
      return `${proxy.origin}${pathname}${search}`;
    };

    it('gives nothing to a stranger, whatever they claim', async () => {
      for (const path of PATHS) {
        for (const headers of CLAIMS) {
          const { status, text } = await request(`${proxy.origin}/hangfire${path}`, { headers });
          expect([path, headers, status]).toEqual([path, headers, 401]);
          expect(text).toContain('not signed in');
        }
      }
    });

    it('opens for everybody who follows the link through it', async () => {
      const cookie = await cookieOf(linkThroughProxy());
      const client = new DashboardClient(proxy.origin, '/hangfire');
      const headers = { cookie };

      expect((await client.get('session', headers)).body.user).toBe('developer');
      expect((await client.send('PUT', 'queues/default/pause', undefined, headers)).status).toBe(
        200,
      );
      const live = await request(`${proxy.origin}/hangfire/api/live`, { headers });
      expect([live.status, live.text]).toEqual([200, expect.stringMatching(/^\s*(?:id|data|:)/)]);
    });

    it('leads on to the dashboard after the link, and keeps a link that was only previewed', async () => {
      const link = linkThroughProxy();
      expect((await fetch(link, { method: 'HEAD', redirect: 'manual' })).status).toBe(401);

      const { status, headers } = await fetch(link, { redirect: 'manual' });
      const { href } = new URL(headers.get('location') ?? '', link);
      expect([status, href]).toEqual([303, `${proxy.origin}/hangfire/`]);
      expect(headers.getSetCookie()[0]).toContain('; HttpOnly; SameSite=Strict');
    });
  });
});
