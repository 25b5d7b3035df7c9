import { existsSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable, VersioningType } from '@nestjs/common';
import { BackgroundJobService } from '../../../lib/client/background-job-service.js';
import { WEB_FOLDER } from '../../../lib/dashboard/assets/web-files.js';
import { HangfireDashboardModule } from '../../../lib/dashboard/hangfire-dashboard.module.js';
import { HangfireModule } from '../../../lib/nest/hangfire.module.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { InvalidOptionsError } from '../../../lib/support/invalid-options-error.js';
import { DashboardApp } from './support/dashboard-app.js';

@Injectable()
class MailService {
  send() {}
}

const PAGES = ['', '/', '/jobs', '/jobs/failed', '/jobs/details/7', '/recurring/a%2Fb?x=/y'];
const areBuilt = existsSync(`${WEB_FOLDER}index.html`);

let app: DashboardApp | undefined;
afterEach(() => app?.close());

async function baseOf(url: string): Promise<string> {
  const response = await fetch(url);
  const html = await response.text();
  const [, base = 'none'] = /<base href="([^"]*)"/.exec(html) ?? [];
  return new URL(base, url).pathname;
}

describe('The dashboard', () => {
  it.each(['hangfire', '/admin/jobs/', 'a/b-c_d.e'])('is mounted at %s', async (path) => {
    app = await DashboardApp.start({ dashboard: { path } });
    const { origin } = app;
    const mount = `/${path.replace(/^\/|\/$/g, '')}`;

    expect((await fetch(`${origin}${mount}/api/session`)).status).toBe(200);
    if (areBuilt)
      for (const page of PAGES) {
        expect(await baseOf(`${origin}${mount}${page}`)).toBe(`${mount}/`);
      }
  });

  it('is mounted behind a global prefix and beside versions', async () => {
    app = await DashboardApp.start({
      configure: (nest) => {
        nest.setGlobalPrefix('v1/api');
        nest.enableVersioning({ type: VersioningType.URI, defaultVersion: '2' });
      },
    });
    const mount = `${app.origin}/v1/api/hangfire`;

    expect((await fetch(`${mount}/api/session`)).status).toBe(200);
    if (areBuilt) expect(await baseOf(`${mount}/jobs/failed`)).toBe('/v1/api/hangfire/');
  });

  it('knows its place behind a proxy that puts a path in front of it', async () => {
    app = await DashboardApp.start();
    const proxy = await prefixProxy('/internal/tools', app.origin);
    try {
      const mount = `${proxy.origin}/internal/tools/hangfire`;

      expect((await fetch(`${mount}/api/session`)).status).toBe(200);
      if (areBuilt)
        for (const page of PAGES) {
          expect(await baseOf(`${mount}${page}`)).toBe('/internal/tools/hangfire/');
        }
    } finally {
      proxy.close();
    }
  });

  it.each([{ path: '/a/:id' }, { path: '' }, { path: 'a b' }, { path: '*' }, { pth: '/x' }])(
    'cannot be mounted with %j',
    async (dashboard) => {
      const start = async () => DashboardApp.start({ dashboard: dashboard as { path: string } });

      await expect(start()).rejects.toThrow(InvalidOptionsError);
      app = undefined;
    },
  );

  it.each([
    { statsPollingIntervalMs: 0 },
    { backLink: 'javascript:alert(1)' },
    { backLink: '//evil.example.org' },
    { secret: 'short' },
    { authorize: 'ada' },
    { challenge: 'a\r\nb' },
  ])('does not start with %j', async (dashboard) => {
    const start = async () => DashboardApp.start({ dashboard: dashboard as object });

    await expect(start()).rejects.toThrow(InvalidOptionsError);
    app = undefined;
  });

  it('takes its options from other providers', async () => {
    app = await DashboardApp.of(
      {
        imports: [
          HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false }),
          HangfireDashboardModule.forRootAsync({
            path: '/jobs',
            useFactory: async () => ({ title: 'Jobs of Ada', backLink: '/' }),
          }),
        ],
      },
      { mount: '/jobs' },
    );

    expect((await app.get('session')).body).toMatchObject({ title: 'Jobs of Ada', backLink: '/' });
  });

  it('there can be several of, each of a store of its own', async () => {
    const mails = HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false });
    const reports = HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false });
    app = await DashboardApp.of(
      {
        providers: [MailService],
        imports: [
          mails,
          reports,
          HangfireDashboardModule.forRoot({ path: '/mails', hangfire: mails, title: 'Mails' }),
          HangfireDashboardModule.forRoot({ path: '/reports', hangfire: reports, readOnly: true }),
        ],
      },
      { mount: '' },
    );
    await app.app.get(BackgroundJobService).enqueue(MailService, (it) => it.send());
    const counted = await Promise.all(
      ['mails', 'reports'].map(async (path) => (await app?.fetch(`/${path}/api/jobs`))?.body.jobs),
    );

    expect(counted.map((jobs) => jobs.length).sort()).toEqual([0, 1]);
    expect((await app.fetch('/mails/api/session')).body.title).toBe('Mails');
    expect((await app.fetch('/reports/api/session')).body.permissions).toEqual(['view']);
  });
});

describe('The pages', () => {
  it('say what is missing, or are served with what belongs to them', async () => {
    app = await DashboardApp.start();
    const page = await app.fetch('/jobs');

    if (!areBuilt) {
      expect([page.status, page.headers.get('content-type')]).toEqual([
        503,
        'text/plain; charset=utf-8',
      ]);
      expect(page.body).toContain('npm run build');
      return;
    }
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    const [, script = ''] = /src="\.\/(assets\/[^"]+)"/.exec(page.body as string) ?? [];
    const { status, headers } = await app.fetch(`/${script}`);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'private, max-age=31536000, immutable',
    ]);
    const etag = headers.get('etag') ?? '';
    const again = await app.fetch(`/${script}`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it.each(['/assets/none.js', '/assets/..%2Findex.html', '/assets/..%2F..%2Fpackage.json'])(
    'have no %s',
    async (path) => {
      app = await DashboardApp.start();

      expect((await app.fetch(path)).status).toBe(404);
    },
  );
});

/** A proxy that cuts its own path off, and tells nothing about it. */
async function prefixProxy(prefix: string, target: string) {
  const server = createServer((request, response) => {
    const url = `${target}${(request.url ?? '').slice(prefix.length)}`;
    const { method = 'GET', headers } = request;
    request.pipe(
      httpRequest(url, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
