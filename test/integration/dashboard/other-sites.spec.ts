import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { DashboardApp, PLATFORMS } from '../../support/dashboard-app.js';
import { request } from '../../support/raw-request.js';

const READ = ['session', 'jobs', 'jobs/count', 'live/latest', 'live', 'audit', 'nothing'];
const PAGES = ['', '/', '/jobs/failed', '/favicon.svg', '/assets/none.js', '/open?token=x'];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The ways in which applications let other sites read everything. */
const PERMISSIVE: readonly (readonly [name: string, allow: (nest: INestApplication) => void])[] = [
  ['enableCors with each origin', (nest) => nest.enableCors({ origin: true, credentials: true })],
  ['enableCors with its defaults', (nest) => nest.enableCors()],
  [
    'a middleware of its own',
    (nest) =>
      nest.use((_: IncomingMessage, response: ServerResponse, next: () => void) => {
        response.setHeader('Access-Control-Allow-Origin', '*');
        response.setHeader('access-control-allow-private-network', 'true');
        response.setHeader('ACCESS-CONTROL-EXPOSE-HEADERS', '*');
        next();
      }),
  ],
];
const PREFIXES = ['', 'v1/api'];

const corsIn = (headers: object) =>
  Object.keys(headers).filter((name) => name.startsWith('access-control-'));

describe.each(PLATFORMS)('On %s, another site', (platform) => {
  describe.each(PREFIXES)('with the prefix "%s"', (prefix) => {
    describe.each(PERMISSIVE)('where the application allows it by %s', (_name, allow) => {
      let app: DashboardApp;
      let mount: string;
      beforeAll(async () => {
        app = await DashboardApp.start({
          platform,
          configure: (nest) => {
            if (prefix) nest.setGlobalPrefix(prefix);
            allow(nest);
          },
        });
        mount = `${app.origin}${prefix && `/${prefix}`}/hangfire`;
      });
      afterAll(() => app.close());

      /** What browsers say of a page that is not the dashboard's; to http, they only send Origin. */
      const foreign = (): readonly Readonly<Record<string, string>>[] => {
        const { port } = new URL(app.origin);
        const origins = [
          'null',
          'https://evil.example.org',
          `http://localhost:${port}`,
          'http://127.0.0.1',
        ];
        return origins.flatMap((origin) => [
          { origin },
          { origin, 'sec-fetch-site': 'cross-site' },
          { origin, 'sec-fetch-site': 'same-site' },
        ]);
      };

      it('reads nothing of the API', async () => {
        for (const path of READ) {
          for (const headers of foreign()) {
            for (const method of ['GET', 'HEAD']) {
              const answer = await request(`${mount}/api/${path}`, { method, headers });
              expect([path, headers, answer.status, corsIn(answer.headers)]).toEqual([
                path,
                headers,
                403,
                [],
              ]);
            }
          }
        }
      });

      it('may read neither a page nor the answers to the pages', async () => {
        const own = { origin: app.origin, 'sec-fetch-site': 'same-origin' };
        for (const path of [...PAGES, ...READ.map((it) => `/api/${it}`)]) {
          for (const headers of [{ origin: 'https://evil.example.org' }, own]) {
            const answer = await request(`${mount}${path}`, { headers });
            expect([path, corsIn(answer.headers)]).toEqual([path, []]);
          }
        }
        expect((await request(`${mount}/api/session`, { headers: own })).status).toBe(200);
      });

      it('gets no permission from a preflight', async () => {
        for (const path of [
          '',
          '/jobs',
          '/api/session',
          '/api/live',
          '/api/queues/default/pause',
        ]) {
          for (const method of METHODS) {
            const answer = await request(`${mount}${path}`, {
              method: 'OPTIONS',
              headers: {
                origin: 'https://evil.example.org',
                'access-control-request-method': method,
                'access-control-request-headers': 'x-hangfire-token',
                'access-control-request-private-network': 'true',
              },
            });
            expect([path, method, corsIn(answer.headers)]).toEqual([path, method, []]);
          }
        }
      });

      it('reads other routes of the application, as these allow', async () => {
        const headers = { origin: 'https://evil.example.org' };
        const answer = await request(`${app.origin}/other`, { headers });

        expect(answer.headers['access-control-allow-origin']).toBeDefined();
      });
    });
  });

  it('learns no more if the server listens on each address of "localhost"', async () => {
    const app = await DashboardApp.start({
      platform,
      address: 'localhost',
      configure: (nest) => nest.enableCors(),
    });
    const { port } = new URL(app.origin);
    const headers = { origin: 'https://evil.example.org', 'access-control-request-method': 'GET' };
    try {
      const answers = await Promise.allSettled(
        ['127.0.0.1', '[::1]'].flatMap((address) =>
          ['GET', 'OPTIONS'].map((method) =>
            request(`http://${address}:${port}/hangfire/api/session`, { method, headers }),
          ),
        ),
      );
      const answered = answers.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));

      expect(answered.length).toBeGreaterThanOrEqual(2);
      expect(answered.flatMap((it) => corsIn(it.headers))).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
