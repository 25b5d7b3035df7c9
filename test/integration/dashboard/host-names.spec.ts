import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DashboardApp, PLATFORMS } from '../../support/dashboard-app.js';
import { request } from '../../support/raw-request.js';

const PATHS = ['', '/jobs/failed', '/api/session', '/api/jobs', '/api/live', '/api/x', '/open'];
const FOREIGN = [
  'evil.example.org',
  'EVIL.example.org:3000',
  'localhost.example.org',
  '127.0.0.1.example.org',
  'localhost, evil.example.org',
  'evil.example.org@localhost',
  'evil',
  '0x7f.1',
];
const OWN = [
  'localhost',
  'localhost:3000',
  'shop.localhost',
  '127.0.0.1:80',
  '[::1]:80',
  '10.0.0.5',
];

/** What the script of a page may add to its requests. */
const ADDED: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'x-forwarded-host': 'localhost' },
  { 'x-forwarded-for': '127.0.0.1' },
  { 'x-forwarded-for': '10.0.0.1' },
  { 'x-real-ip': '127.0.0.1', forwarded: 'for=127.0.0.1;host=localhost' },
  { origin: 'http://evil.example.org', 'sec-fetch-site': 'same-origin' },
];

describe.each(PLATFORMS)('On %s, if authorize looks at the address', (platform) => {
  describe.each([undefined, true, 'loopback'])('and proxies are trusted by %j', (trustProxy) => {
    describe.each(['', 'v1/api'])('with the prefix "%s"', (prefix) => {
      let app: DashboardApp;
      let mount: string;
      beforeAll(async () => {
        app = await DashboardApp.start({
          platform,
          trustProxy,
          dashboard: {
            allowedHosts: undefined,
            authorize: ({ ip }: { ip: string }) => /^(?:127|10)\./.test(ip),
          },
          configure: (nest) => prefix && nest.setGlobalPrefix(prefix),
        });
        mount = `${app.origin}${prefix && `/${prefix}`}/hangfire`;
      });
      afterAll(() => app.close());

      it('a site whose name points to this address gets nothing', async () => {
        for (const path of PATHS) {
          for (const host of FOREIGN) {
            for (const added of ADDED) {
              const { status, text } = await request(`${mount}${path}`, {
                headers: { ...added, host },
              });
              expect([path, host, added, status]).toEqual([path, host, added, 403]);
              expect(text).toMatch(/allowedHosts|neither a name nor an address/);
            }
          }
        }
      });

      it('people who use an address or a name of this machine get in', async () => {
        for (const host of OWN) {
          const { status } = await request(`${mount}/api/session`, { headers: { host } });
          expect([host, status]).toEqual([host, 200]);
        }
      });

      it('a proxy that passes the name on does not hide it', async () => {
        const { status } = await request(`${mount}/api/session`, {
          headers: { host: '127.0.0.1:3000', 'x-forwarded-host': 'evil.example.org' },
        });
        expect(status).toBe(403);
      });
    });
  });
});

describe.each(PLATFORMS)('On %s, names', (platform) => {
  const ask = async (dashboard: object, host: string, headers: Record<string, string> = {}) => {
    const app = await DashboardApp.start({ platform, trustProxy: true, dashboard });
    try {
      const answer = await request(`${app.origin}/hangfire/api/session`, {
        headers: { host, ...headers },
      });
      return answer.status;
    } finally {
      await app.close();
    }
  };

  it('in allowedHosts get in, and all others are refused, for clients everywhere', async () => {
    const dashboard = { allowedHosts: ['jobs.example.org', '*.corp.example.org'] };
    const fromElsewhere = { 'x-forwarded-for': '203.0.113.9' };

    expect(await ask(dashboard, 'jobs.example.org:8443')).toBe(200);
    expect(await ask(dashboard, 'a.corp.example.org')).toBe(200);
    expect(await ask(dashboard, 'evil.example.org')).toBe(403);
    expect(await ask(dashboard, 'evil.example.org', fromElsewhere)).toBe(403);
    expect(await ask({ allowedHosts: ['*'] }, 'evil.example.org')).toBe(200);
  });

  it('are free for clients with a public address from a trusted proxy', async () => {
    const fromElsewhere = { 'x-forwarded-for': '203.0.113.9' };

    expect(await ask({}, 'jobs.example.org', fromElsewhere)).toBe(200);
  });

  it.each([['jobs.example.org:443'], ['https://jobs.example.org'], [''], ['*.*'], ['a b']])(
    'cannot be allowed as "%s"',
    async (host) => {
      await expect(ask({ allowedHosts: [host] }, 'localhost')).rejects.toThrow('allowedHosts');
    },
  );
});
