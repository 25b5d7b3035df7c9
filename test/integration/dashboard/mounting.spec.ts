import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable, RequestMethod, VersioningType } from '@nestjs/common';
import { BackgroundJobService } from '../../../lib/client/background-job-service.js';
import { WebFiles } from '../../../lib/dashboard/assets/web-files.js';
import { HangfireDashboardModule } from '../../../lib/dashboard/hangfire-dashboard.module.js';
import { HangfireMetricsModule } from '../../../lib/metrics/hangfire-metrics.module.js';
import { HangfireModule } from '../../../lib/nest/hangfire.module.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { InvalidOptionsError } from '../../../lib/support/options/invalid-options-error.js';
import { DashboardApp, PLATFORMS } from '../../support/dashboard-app.js';
import { prefixProxy } from '../../support/prefix-proxy.js';

@Injectable()
class MailService {
  send() {}
}

let app: DashboardApp | undefined;
const started = async (...options: Parameters<typeof DashboardApp.start>) => {
  app = await DashboardApp.start(...options);
  return app;
};
afterEach(async () => {
  await app?.close();
  app = undefined;
});

const statusOf = async (url: string) => (await fetch(url)).status;

describe.each(PLATFORMS)('The dashboard on %s', (platform) => {
  it.each(['hangfire', '/admin/jobs/', 'a/b-c_d.e'])('is mounted at %s', async (path) => {
    const { origin } = await started({ platform, dashboard: { path } });
    const mount = `/${path.replace(/^\/|\/$/g, '')}`;

    expect(await statusOf(`${origin}${mount}/api/session`)).toBe(200);
  });

  it('is mounted behind a global prefix and beside versions', async () => {
    const { origin } = await started({
      platform,
      configure: (nest) => {
        nest.setGlobalPrefix('v1/api');
        nest.enableVersioning({ type: VersioningType.URI, defaultVersion: '2' });
      },
    });

    expect(await statusOf(`${origin}/v1/api/hangfire/api/session`)).toBe(200);
  });

  it.each([
    ['its path', ['hangfire']],
    ['the addresses below', ['hangfire/*path']],
    ['both', ['hangfire', 'hangfire/*path']],
    ['its path, for GET', [{ path: 'hangfire', method: RequestMethod.GET }]],
  ])('is mounted as a whole where a global prefix excludes %s', async (_, exclude) => {
    const dashboard = await started({
      platform,
      configure: (nest) => nest.setGlobalPrefix('api', { exclude }),
    });
    const { origin, logger } = dashboard;

    expect((await dashboard.fetch('/jobs')).body).toMatch(/^<!doctype html>/);
    expect((await dashboard.send('PUT', 'queues/mail/pause')).body).toEqual({ changed: true });
    expect(await statusOf(`${origin}/api/hangfire/jobs`)).toBe(404);
    expect(logger.text).toContain(`${new URL(origin).port}/hangfire`);
  });

  it('is mounted below a parameter of a global prefix, with its headers', async () => {
    const { origin } = await started({
      platform,
      configure: (nest) => nest.setGlobalPrefix(':tenant'),
    });
    const answer = await globalThis.fetch(`${origin}/acme/hangfire/jobs/%ZZ`);

    expect(await statusOf(`${origin}/acme/hangfire/api/session`)).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each([
    ['the path of another one', 'jobs', 'jobs'],
    ['a path below another one', 'jobs', 'jobs/of/mails'],
  ])('is refused at %s', async (_, path, other) => {
    const hangfire = HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false });
    const imports = [
      hangfire,
      HangfireDashboardModule.forRoot({ path }),
      HangfireDashboardModule.forRoot({ path: other }),
    ];

    await expect(DashboardApp.of({ imports }, { platform })).rejects.toThrow(
      /dashboard\.path: all addresses below "\/jobs" .* has "\/jobs/,
    );
  });

  it('is refused at a path with the metrics below it', async () => {
    const imports = [
      HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false }),
      HangfireDashboardModule.forRoot(),
      HangfireMetricsModule.forRoot({ path: 'hangfire/metrics', token: 'a'.repeat(32) }),
    ];

    await expect(DashboardApp.of({ imports }, { platform })).rejects.toThrow(
      /dashboard\.path: .* HangfireMetricsModule has "\/hangfire\/metrics"/,
    );
  });

  it('answers behind a proxy that puts a path in front of it', async () => {
    const { origin } = await started({ platform });
    const proxy = await prefixProxy('/internal/tools', origin);
    try {
      const mount = `${proxy.origin}/internal/tools/hangfire`;

      expect(await statusOf(`${mount}/api/session`)).toBe(200);
    } finally {
      await proxy.close();
    }
  });

  it('may stand beside others, each with a store of its own', async () => {
    const mails = HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false });
    const reports = HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false });
    const both = await DashboardApp.of(
      {
        providers: [MailService],
        imports: [
          mails,
          reports,
          HangfireDashboardModule.forRoot({ path: '/mails', hangfire: mails, title: 'Mails' }),
          HangfireDashboardModule.forRoot({ path: '/reports', hangfire: reports, readOnly: true }),
        ],
      },
      { platform, mount: '' },
    );
    app = await both.signIn();
    await both.app.get(BackgroundJobService).enqueue(MailService, (it) => it.send());
    const counted = await Promise.all(
      ['mails', 'reports'].map(async (path) => (await both.fetch(`/${path}/api/jobs`)).body.jobs),
    );

    expect(counted.map((jobs) => jobs.length).sort()).toEqual([0, 1]);
    const session = (await both.fetch('/mails/api/session')).body;
    expect(session.title).toBe('Mails');
    expect(session.dashboards).toEqual([
      { title: 'Hangfire', path: '/reports', isCurrent: false },
      { title: 'Mails', path: '/mails', isCurrent: true },
    ]);
    expect((await both.fetch('/reports/api/session')).body.permissions).toEqual(['view']);
  });

  it('says how to get its pages where they were not built, while its API works', async () => {
    const webFiles = new WebFiles(() => new Map());
    const { fetch, get } = boundTo(await started({ platform, webFiles }));

    for (const path of ['', '/', '/jobs/failed']) {
      const { status, headers, body } = await fetch(path);
      expect([status, headers.get('content-type')]).toEqual([503, 'text/plain; charset=utf-8']);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(body).toContain('npm run build');
    }
    expect((await fetch('/assets/index.js')).status).toBe(404);
    expect((await get('session')).status).toBe(200);
  });
});

describe('Options of the dashboard', () => {
  it.each([{ path: '/a/:id' }, { path: '' }, { path: 'a b' }, { path: '*' }, { pth: '/x' }])(
    'cannot say %j',
    async (dashboard) => {
      const start = async () => started({ dashboard: dashboard as { path: string } });

      await expect(start()).rejects.toThrow(InvalidOptionsError);
    },
  );

  it.each([
    { statsPollingIntervalMs: 0 },
    { backLink: 'javascript:alert(1)' },
    { backLink: '//evil.example.org' },
    { secret: 'short' },
    { authorize: 'ada' },
    { challenge: 'a\r\nb' },
  ])('keep the application from starting with %j', async (dashboard) => {
    const start = async () => started({ dashboard: dashboard as object });

    await expect(start()).rejects.toThrow(InvalidOptionsError);
  });

  it('may come from other providers', async () => {
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
    await app.signIn();

    expect((await app.get('session')).body).toMatchObject({ title: 'Jobs of Ada', backLink: '/' });
  });

  it.each([{}, { useFactory: () => ({}), useExisting: class {} }])(
    'have to come in exactly one way',
    (ways) => {
      const mount = () =>
        HangfireDashboardModule.forRootAsync(ways as { useFactory: () => object });

      expect(mount).toThrow(InvalidOptionsError);
    },
  );
});

const boundTo = (it: DashboardApp) => ({ fetch: it.fetch.bind(it), get: it.get.bind(it) });
