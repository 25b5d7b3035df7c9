import { afterEach, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { RouterModule } from '@nestjs/core';
import { PERMISSIONS } from '../../../lib/dashboard/access/permissions.js';
import { HangfireDashboardModule } from '../../../lib/dashboard/hangfire-dashboard.module.js';
import { DashboardApp, type DashboardAppOptions, PLATFORMS } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';
import { cookieOf, linksIn } from '../../support/link-in-log.js';
import { request } from '../../support/raw-request.js';

const SECRET = 'a secret that is long enough';
/** Everything that a dashboard has for somebody who looks. */
const LOOKED_AT = ['', '/', '/jobs/failed', '/favicon.svg', '/api/session', '/api/live', '/api/x'];

describe.each(PLATFORMS)('On %s, without authorize', (platform) => {
  const apps: DashboardApp[] = [];
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
  });

  const started = async ({ dashboard, ...options }: DashboardAppOptions = {}) => {
    const app = await DashboardApp.start({
      platform,
      ...options,
      dashboard: { authorize: undefined, secret: SECRET, ...dashboard },
    });
    apps.push(app);
    return app;
  };
  const links = (app: DashboardApp) => linksIn(app.logger.text);
  const lastLink = (app: DashboardApp) => links(app).at(-1) as string;
  const follow = (link: string, headers: Record<string, string> = {}) =>
    fetch(link, { redirect: 'manual', headers });

  describe('in production', () => {
    const { NODE_ENV } = process.env;
    afterEach(() => {
      process.env.NODE_ENV = NODE_ENV;
    });

    it('the dashboard is closed, and says how to open it', async () => {
      process.env.NODE_ENV = 'production';
      const app = await started();

      for (const path of [...LOOKED_AT, '/open?token=x']) {
        const { status, body } = await app.fetch(path);
        expect([path, status, JSON.stringify(body)]).toEqual([
          path,
          403,
          expect.stringContaining('`authorize`'),
        ]);
      }
      expect((await app.get('session')).body.code).toBe('HANGFIRE_DASHBOARD_CLOSED');
      expect(links(app)).toEqual([]);
      expect(app.logger.has('warn', 'The dashboard is closed in production')).toBe(true);
    });
  });

  it('nobody gets in without following the link, from any address', async () => {
    const app = await started();

    for (const path of LOOKED_AT) {
      const { status, body } = await app.fetch(path);
      expect([path, status, JSON.stringify(body)]).toEqual([
        path,
        401,
        expect.stringContaining('the log of the application'),
      ]);
    }
    expect((await app.get('session')).body.code).toBe('HANGFIRE_DASHBOARD_LINK_NEEDED');
  });

  it('the log has a link that lets in the browser that follows it', async () => {
    const app = await started();
    const { port } = new URL(app.origin);
    const { status, headers } = await follow(lastLink(app));
    const [cookie = ''] = headers.getSetCookie();

    expect(links(app)).toHaveLength(1);
    expect(lastLink(app)).toMatch(
      new RegExp(`^http://localhost:${port}/hangfire/open\\?token=\\S{43}$`),
    );
    expect([status, headers.get('location')]).toEqual([303, './']);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(cookie).toMatch(/; Max-Age=86400; HttpOnly; SameSite=Strict$/);

    const sent = { cookie: nameAndValue(cookie), host: `localhost:${port}` };
    expect(await ask(app, '/hangfire/', sent)).toMatchObject({ status: 200 });
    const session = await ask(app, '/hangfire/api/session', sent);
    expect(JSON.parse(session.text)).toMatchObject({ user: 'developer', permissions: PERMISSIONS });
  });

  it('people who are signed in may make changes, unless the dashboard is read-only', async () => {
    const [app, other] = [await started(), await started({ dashboard: { readOnly: true } })];
    const pause = async (it: DashboardApp) =>
      (await (await it.signIn()).send('PUT', 'queues/default/pause')).status;

    expect([await pause(app), await pause(other)]).toEqual([200, 403]);
  });

  it('the link works behind a global prefix, and if the prefix excludes the dashboard', async () => {
    const prefixed = await started({ configure: (nest) => nest.setGlobalPrefix('v1/api') });
    const excluded = await started({
      configure: (nest) =>
        nest.setGlobalPrefix('v1', { exclude: ['hangfire/{*rest}', 'hangfire'] }),
    });

    expect(new URL(lastLink(prefixed)).pathname).toBe('/v1/api/hangfire/open');
    expect(new URL(lastLink(excluded)).pathname).toBe('/hangfire/open');
    for (const app of [prefixed, excluded]) {
      expect((await follow(lastLink(app))).status).toBe(303);
    }
  });

  it.each([
    ['alone', () => {}, '/admin/tools/hangfire'],
    [
      'behind a global prefix',
      (nest: INestApplication) => nest.setGlobalPrefix('v1'),
      '/v1/admin/tools/hangfire',
    ],
    [
      'and a global prefix that leaves it out',
      (nest: INestApplication) =>
        nest.setGlobalPrefix('v1', { exclude: ['admin/tools/hangfire/{*rest}'] }),
      '/admin/tools/hangfire',
    ],
  ])(
    'the link is found under a path of RouterModule %s',
    async (_, configure: (nest: INestApplication) => void, mount) => {
      const children = [{ path: 'tools', module: HangfireDashboardModule }];
      const imports = [RouterModule.register([{ path: 'admin', children }])];
      const app = await started({ imports, configure });

      expect(new URL(lastLink(app)).pathname).toBe(`${mount}/open`);
      expect((await follow(lastLink(app))).status).toBe(303);
      // What the platform answers by itself is protected there, too.
      const undecodable = await fetch(`${app.origin}${mount}/%E0%A4%A`);
      expect(undecodable.headers.get('content-security-policy')).toContain("default-src 'none'");
    },
  );

  it('a link works once, even where several people follow it at once', async () => {
    const app = await started();
    const link = lastLink(app);
    const statuses = await Promise.all([1, 2, 3].map(async () => (await follow(link)).status));

    expect(statuses.sort()).toEqual([303, 401, 401]);
    expect((await follow(link)).status).toBe(401);
  });

  it('people who are signed in may follow an old link once more', async () => {
    const app = await started();
    const link = lastLink(app);
    const cookie = await cookieOf(link);

    expect((await follow(link, { cookie })).status).toBe(303);
  });

  it.each([
    ['HEAD', {}],
    ['GET', { 'sec-purpose': 'prefetch;prerender' }],
    ['GET', { purpose: 'prefetch' }],
    ['GET', { 'x-moz': 'prefetch' }],
  ])('a link is not used up by %s with %j', async (method, headers: Record<string, string>) => {
    const app = await started();
    const looked = await fetch(lastLink(app), { method, headers, redirect: 'manual' });

    expect([looked.status, looked.headers.getSetCookie()]).toEqual([401, []]);
    expect((await follow(lastLink(app))).status).toBe(303);
  });

  it('a link on a page of another site leads on from a page of its own', async () => {
    const app = await started();
    const answer = await follow(lastLink(app), { 'sec-fetch-site': 'cross-site' });

    expect([answer.status, answer.headers.getSetCookie().length]).toEqual([200, 1]);
    expect(await answer.text()).toContain('http-equiv="refresh" content="0; url=./"');
  });

  it('a link with another token leads nowhere', async () => {
    const app = await started();
    const link = lastLink(app);
    const { href } = new URL('.', link);
    const wrong = ['', 'open', 'open?token=', 'open?token=x', 'open?token[]=x', `open?x=${link}`];

    for (const path of [...wrong, `${link}x`, link.slice(0, -1), `${link}&token=x`]) {
      const { status, headers } = await follow(new URL(path, href).href);
      expect([path, status, headers.getSetCookie()]).toEqual([path, 401, []]);
    }
  });

  it('a cookie is invalid for another host, after a change, and after its end', async () => {
    const app = await started();
    const { host, port } = new URL(app.origin);
    const cookie = await cookieOf(lastLink(app).replace('localhost', '127.0.0.1'));
    const [name, value = ''] = cookie.split('=');
    const [ends, signature] = value.split('.');
    const statusWith = async (changed: string, asked = host) =>
      (await ask(app, '/hangfire/api/session', { cookie: changed, host: asked })).status;

    expect(await statusWith(cookie)).toBe(200);
    expect(await statusWith(`a=b; ${name}=x; ${cookie}; c=d`)).toBe(200);
    for (const other of [`localhost:${port}`, '127.0.0.1', 'evil.example.org', `evil:${port}`]) {
      expect([other, await statusWith(cookie, other)]).toEqual([other, 401]);
    }
    for (const changed of [
      `${name}=${Number(ends) + 1}.${signature}`,
      `${name}=${ends}.`,
      `${name}=${ends}.${signature?.slice(0, -1)}`,
      `${name}=${ends}`,
      `${name}=.${signature}`,
      `${name}=`,
      `${name}=99999999999999.x`,
      `x${cookie}`,
    ]) {
      expect([changed, await statusWith(changed)]).toEqual([changed, 401]);
    }
  });

  it('a cookie is only sent over https if the browser used https', async () => {
    const app = await started();
    const { headers } = await follow(lastLink(app), { 'x-forwarded-proto': 'https' });

    expect(headers.getSetCookie()[0]).toContain('; Secure');
  });

  it('people stay signed in when the application starts again with the same secret', async () => {
    const app = await started();
    const cookie = await cookieOf(lastLink(app).replace('localhost', '127.0.0.1'));
    const { host } = new URL(app.origin);
    const [again, other] = [
      await started(),
      await started({ dashboard: { secret: `${SECRET}x` } }),
    ];
    const statusAt = async (it: DashboardApp) =>
      (await ask(it, '/hangfire/api/session', { cookie, host })).status;

    expect([await statusAt(again), await statusAt(other)]).toEqual([200, 401]);
  });

  it('strangers who knock do not fill the log', async () => {
    const app = await started();
    await Promise.all(Array.from({ length: 50 }, () => app.fetch('/jobs')));
    await follow(`${lastLink(app)}x`);

    expect(links(app)).toHaveLength(1);
  });

  it('people who are signed in get the live numbers', async () => {
    const app = await started({ dashboard: { statsPollingIntervalMs: 250 } });
    const cookie = await cookieOf(lastLink(app).replace('localhost', '127.0.0.1'));
    const { status, body } = await fetch(`${app.origin}/hangfire/api/live`, {
      headers: { cookie },
    });
    const reader = body?.getReader();
    const first = await eventually(async () => (await reader?.read())?.value ?? false);
    await reader?.cancel();

    expect([status, first.length > 0]).toEqual([200, true]);
  });
});

const nameAndValue = (cookie: string) => cookie.split(';', 1)[0] as string;

const ask = (app: DashboardApp, path: string, headers: Record<string, string>) =>
  request(`${app.origin}${path}`, { headers });
