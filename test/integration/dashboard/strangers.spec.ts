import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DashboardApp, PLATFORMS } from '../../support/dashboard-app.js';
import { request } from '../../support/raw-request.js';

const JOB = '01890a5d-ac96-774b-bcce-b302099a8057';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const RESOURCES = [
  ...['session', 'overview', 'history', 'live', 'live/latest', 'jobs', 'jobs/count', 'batches'],
  ...[
    `jobs/${JOB}`,
    `jobs/${JOB}/code?part=call`,
    `jobs/${JOB}/requeues`,
    `jobs/${JOB}/deletions`,
    `batches/${JOB}`,
  ],
  ...['queues', 'queues/default/pause', 'servers', 'servers/stops?id=s1', 'audit'],
  ...['recurring-jobs', 'recurring-jobs/triggers?id=a', 'bulk-operations', 'cron-previews', 'x/y'],
];

/** Other ways to write an address that a router may take for one of the dashboard. */
const DISGUISES = [
  '/%68angfire/api/session',
  '/hangfire/%61pi/session',
  '/hangfire/api/%73ession',
  '/hangfire%2fapi%2fsession',
  '//hangfire/api/session',
  '/hangfire//api/session',
  '/hangfire/api//session',
  '/hangfire/./api/session',
  '/x/../hangfire/api/session',
  '/hangfire/assets/../api/session',
  '/hangfire/assets/..%2fapi/session',
  '/HANGFIRE/API/SESSION',
  '/hangfire/api/session/',
  '/hangfire/api/session;x=y',
  '/hangfire/api/session?token=x',
  '/hangfire/api/session%00',
  '/hangfire/open/../api/session',
  '/hangfire/open%3ftoken=x',
  '/hangfire\\api\\session',
  'http://localhost/hangfire/api/session',
];

const ADDRESS_HEADERS = [
  ...[
    'Forwarded',
    'Via',
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'X-Forwarded',
  ],
  ...['X-Real-IP', 'X-Client-IP', 'X-Cluster-Client-IP', 'True-Client-IP', 'CF-Connecting-IP'],
  ...[
    'X-Envoy-External-Address',
    'X-Original-Forwarded-For',
    'X-Azure-SocketIP',
    'X-Azure-ClientIP',
  ],
  ...[
    'X-ProxyUser-Ip',
    'X-Remote-IP',
    'X-Remote-Addr',
    'X-Host',
    'X-Original-Host',
    'Fastly-Client-IP',
  ],
];
const HOSTS = [
  'localhost',
  '127.0.0.1',
  '[::1]',
  'app.localhost:3000',
  '0.0.0.0',
  'evil.example.org',
];

/** What somebody may claim who has not signed in. */
const CLAIMS: readonly Readonly<Record<string, string>>[] = [
  {},
  ...HOSTS.map((host) => ({ host })),
  ...ADDRESS_HEADERS.flatMap((name) => [
    { [name]: '127.0.0.1' },
    { [name]: 'localhost', host: 'localhost' },
    { [name]: 'for="[::1]";host=localhost;proto=https', 'x-forwarded-for': '127.0.0.1' },
  ]),
  { cookie: 'hangfire=1' },
  { cookie: `hangfire-${'0'.repeat(12)}=9999999999.${'x'.repeat(43)}` },
  { authorization: 'Bearer x' },
  { authorization: 'Basic YWRtaW46YWRtaW4=' },
  { 'x-hangfire-token': 'x', origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
  { 'x-http-method-override': 'GET' },
  { 'x-original-url': '/hangfire/open', 'x-rewrite-url': '/hangfire/open' },
];

describe.each(PLATFORMS)('On %s, a person who has not signed in', (platform) => {
  describe.each(['', 'v1/api'])('with the prefix "%s"', (prefix) => {
    describe.each([undefined, true])('where proxies are trusted by %j', (trustProxy) => {
      let app: DashboardApp;
      let root: string;
      beforeAll(async () => {
        app = await DashboardApp.start({
          platform,
          trustProxy,
          dashboard: { authorize: undefined, secret: 'a secret that is long enough' },
          configure: (nest) => prefix && nest.setGlobalPrefix(prefix),
        });
        root = prefix && `/${prefix}`;
      });
      afterAll(() => app.close());

      it('gets nothing by any method from any route', async () => {
        for (const path of RESOURCES) {
          for (const method of METHODS) {
            const url = `${app.origin}${root}/hangfire/api/${path}`;
            const { status } = await request(url, { method });
            expect([method, path, status]).toEqual([method, path, 401]);
          }
        }
      });

      it('gets nothing by any claim', async () => {
        for (const path of ['', '/api/session', '/api/live', '/open?token=x']) {
          for (const headers of CLAIMS) {
            const { status } = await request(`${app.origin}${root}/hangfire${path}`, { headers });
            expect([path, headers, status]).toEqual([path, headers, 401]);
          }
        }
      });

      it('gets nothing with another spelling of an address', async () => {
        for (const disguise of DISGUISES) {
          const path = disguise.startsWith('/') ? `${root}${disguise}` : disguise;
          const { status, text } = await request(app.origin, { path });
          expect([path, [400, 401, 404].includes(status)]).toEqual([path, true]);
          expect(text).not.toContain('permissions');
        }
      });
    });
  });
});
