import { get as httpGet } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  Module,
  SetMetadata,
} from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DashboardAuthorizer } from '../../../lib/dashboard/access/authorize-option.js';
import type { DashboardUser } from '../../../lib/dashboard/access/dashboard-user.js';
import { PERMISSIONS } from '../../../lib/dashboard/access/permissions.js';
import { HangfireDashboardModule } from '../../../lib/dashboard/hangfire-dashboard.module.js';
import { HangfireModule } from '../../../lib/nest/hangfire.module.js';
import { StorageUnavailableError } from '../../../lib/storage/errors/storage-unavailable-error.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../support/eventually.js';
import { DashboardApp } from './support/dashboard-app.js';

const JOB = '01890a5d-ac96-774b-bcce-b302099a8057';
const SECRET = 'a secret that is long enough';

@Injectable()
class Users {
  find(name: string | undefined) {
    return name === 'ada' ? { name, permissions: PERMISSIONS } : undefined;
  }
}

@Module({ providers: [Users], exports: [Users] })
class UsersModule {}

@Injectable()
class HeaderAuthorizer implements DashboardAuthorizer {
  constructor(@Inject(Users) private readonly users: Users) {}

  authorize({ headers }: { headers: Record<string, string | undefined> }) {
    return this.users.find(headers['x-user']);
  }
}

let app: DashboardApp | undefined;
const started = async (...options: Parameters<typeof DashboardApp.start>) => {
  app = await DashboardApp.start(...options);
  return app;
};
afterEach(() => app?.close());

describe('Without authorize', () => {
  it('people on the machine may do everything', async () => {
    const { get } = boundTo(await started());

    expect((await get('session')).body.permissions).toEqual(PERMISSIONS);
  });

  it('a request that a proxy has forwarded is nobody, whatever it says', async () => {
    const { get } = boundTo(await started());

    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip']) {
      const { status, body } = await get('session', { [name]: '127.0.0.1' });
      expect([status, body.code]).toEqual([401, 'HANGFIRE_DASHBOARD_UNAUTHENTICATED']);
    }
  });

  it('a proxy is believed where the application trusts it', async () => {
    const configure = (nest: unknown) =>
      (nest as NestExpressApplication).set('trust proxy', 'loopback');
    const { get } = boundTo(await started({ configure }));

    expect((await get('session', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(200);
    expect((await get('session', { 'x-forwarded-for': '8.8.8.8' })).status).toBe(401);
    expect((await get('session', { 'x-forwarded-for': '127.0.0.1, 8.8.8.8' })).status).toBe(401);
  });

  it('a name of somebody else for this machine is nobody', async () => {
    const { origin } = await started();
    const status = await new Promise((resolve, reject) => {
      const headers = { host: 'evil.example.org' };
      httpGet(`${origin}/hangfire/api/session`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject);
    });

    expect(status).toBe(401);
  });
});

describe('With authorize', () => {
  it('a class gets what it injects', async () => {
    const dashboard = { authorize: HeaderAuthorizer, imports: [UsersModule] };
    const { get } = boundTo(await started({ dashboard }));

    expect((await get('session', { 'x-user': 'ada' })).body.user).toBe('ada');
    expect((await get('session')).status).toBe(401);
  });

  it('a class may be a provider of the application', async () => {
    const providers = [Users, HeaderAuthorizer];
    const { get } = boundTo(
      await started({ dashboard: { authorize: HeaderAuthorizer }, providers }),
    );

    expect((await get('session', { 'x-user': 'ada' })).body.user).toBe('ada');
  });

  it('the start stops where a class cannot be made', async () => {
    await expect(started({ dashboard: { authorize: HeaderAuthorizer } })).rejects.toThrow('Users');
    app = undefined;
  });

  it('whoever may not view sees nothing', async () => {
    const authorize = () => ({ name: 'bob', permissions: ['requeue' as const] });
    const { get } = boundTo(await started({ dashboard: { authorize } }));
    const { status, body } = await get('jobs');

    expect([status, body.code]).toEqual([403, 'HANGFIRE_DASHBOARD_FORBIDDEN']);
  });

  it('something that is no user is an error in the log, and none in the browser', async () => {
    const authorize = () => 'bob' as unknown as DashboardUser;
    const it = await started({ dashboard: { authorize } });
    const { status, body } = await it.get('session');

    expect([status, body.code]).toEqual([500, 'HANGFIRE_DASHBOARD_INVALID_USER']);
    expect(it.logger.has('error', 'Dashboard failed to answer')).toBe(true);
  });

  it('an error of its own shows no stack', async () => {
    const authorize = () => {
      throw new Error('secret detail');
    };
    const { get } = boundTo(await started({ dashboard: { authorize } }));
    const { status, body } = await get('session');

    expect([status, body.code]).toEqual([500, 'HANGFIRE_DASHBOARD_FAILED']);
    expect(JSON.stringify(body)).not.toMatch(/secret|\.ts|\.js/);
  });

  it('nobody is asked for a password where the option says how', async () => {
    const dashboard = { authorize: () => undefined, challenge: 'Basic realm="Hangfire"' };
    const it = await started({ dashboard });

    expect((await it.get('session')).headers.get('www-authenticate')).toBe(
      'Basic realm="Hangfire"',
    );
    const page = await it.fetch('');
    expect([page.status, page.headers.get('www-authenticate')]).toEqual([
      401,
      'Basic realm="Hangfire"',
    ]);
  });
});

const ACTIONS: readonly (readonly [permission: string, method: string, path: string])[] = [
  ['requeue', 'POST', `jobs/${JOB}/requeues`],
  ['delete', 'POST', `jobs/${JOB}/deletions`],
  ['delete', 'POST', `batches/${JOB}/cancellations`],
  ['trigger', 'POST', 'recurring-jobs/nightly/triggers'],
  ['pause', 'PUT', 'recurring-jobs/nightly/pause'],
  ['pause', 'DELETE', 'recurring-jobs/nightly/pause'],
  ['edit', 'PATCH', 'recurring-jobs/nightly'],
  ['edit', 'DELETE', 'recurring-jobs/nightly'],
  ['pause', 'PUT', 'queues/default/pause'],
  ['pause', 'DELETE', 'queues/default/pause'],
  ['pause', 'POST', 'servers/s1/stops'],
];

describe('Each action', () => {
  it('needs its permission, on the server', async () => {
    let permissions: readonly (typeof PERMISSIONS)[number][] = PERMISSIONS;
    const authorize = () => ({ name: 'ada', permissions });
    const it = await started({ dashboard: { authorize } });

    for (const [permission, method, path] of ACTIONS) {
      permissions = PERMISSIONS.filter((name) => name !== permission);
      const without = await it.send(method, path);
      expect([path, without.status, without.body.message]).toEqual([
        path,
        403,
        expect.stringContaining(`"${permission}"`),
      ]);

      permissions = PERMISSIONS;
      expect((await it.send(method, path)).status).not.toBe(403);
    }
  });

  it('on many jobs needs that of the action', async () => {
    const authorize = () => ({ name: 'ada', permissions: ['view', 'requeue'] as const });
    const it = await started({ dashboard: { authorize } });
    const search = { q: 'type:nothing' };

    expect((await it.send('POST', 'bulk-operations', { action: 'delete', search })).status).toBe(
      403,
    );
    expect((await it.send('POST', 'bulk-operations', { action: 'requeue', search })).status).toBe(
      201,
    );
  });

  it('is refused where the dashboard is read-only', async () => {
    const it = await started({ dashboard: { readOnly: true } });

    for (const [, method, path] of ACTIONS) {
      expect((await it.send(method, path)).status).toBe(403);
    }
    expect((await it.get('session')).body.permissions).toEqual(['view']);
  });

  it('is refused without a token, with that of somebody else, and from elsewhere', async () => {
    const authorize = ({ headers }: { headers: Record<string, string> }) => ({
      name: headers['x-user'] ?? 'ada',
      permissions: PERMISSIONS,
    });
    const it = await started({ dashboard: { authorize } });
    const path = `jobs/${JOB}/requeues`;
    const codeWith = async (headers: Record<string, string>) =>
      (await it.send('POST', path, undefined, headers)).body.code;

    expect((await it.send('POST', path)).status).toBe(404);
    expect(await codeWith({ 'x-hangfire-token': '' })).toBe('HANGFIRE_DASHBOARD_INVALID_TOKEN');
    expect(await codeWith({ 'x-user': 'bob' })).toBe('HANGFIRE_DASHBOARD_INVALID_TOKEN');
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect(await codeWith({ 'sec-fetch-site': site })).toBe(
        'HANGFIRE_DASHBOARD_CROSS_SITE_REQUEST',
      );
    }
  });

  it('takes the token of another process with the same secret', async () => {
    const one = await DashboardApp.start({ dashboard: { secret: SECRET } });
    const { token } = (await one.get('session')).body;
    await one.close();
    const other = await started({ dashboard: { secret: SECRET } });
    const headers = { 'x-hangfire-token': token as string };

    expect((await other.send('POST', `jobs/${JOB}/requeues`, undefined, headers)).status).toBe(404);
  });
});

describe('Every answer', () => {
  it('has headers that keep a browser from doing anything with it', async () => {
    const it = await started({ dashboard: { authorize: () => undefined } });

    for (const path of ['', '/api/session', '/api/nothing', '/assets/none.js']) {
      const { headers } = await it.fetch(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('of the API is refused to pages of other sites, also where CORS would let them', async () => {
    const it = await started({ configure: (nest) => nest.enableCors({ origin: true }) });
    const { status, body } = await it.get('session', { 'sec-fetch-site': 'cross-site' });

    expect([status, body.code]).toEqual([403, 'HANGFIRE_DASHBOARD_CROSS_SITE_REQUEST']);
  });

  it('says that the store is away, and recovers by itself', async () => {
    const storage = new MemoryJobStorage();
    const { monitoring } = storage;
    const search = monitoring.search.bind(monitoring);
    let isAway = false;
    monitoring.search = async (...given) => {
      if (isAway) throw new StorageUnavailableError('search', { cause: new Error('secret host') });
      return search(...given);
    };
    const it = await started({ storage });

    isAway = true;
    const { status, body } = await it.get('jobs');
    expect([status, body]).toEqual([
      503,
      { code: 'HANGFIRE_STORAGE_UNAVAILABLE', message: 'The job store does not answer now.' },
    ]);
    isAway = false;
    expect((await it.get('jobs')).status).toBe(200);
  });
});

describe('Guards of the application', () => {
  const Public = () => SetMetadata('isPublic', true);

  @Injectable()
  class ClosedGuard implements CanActivate {
    constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

    canActivate(context: ExecutionContext): boolean {
      return this.reflector.get('isPublic', context.getClass()) === true;
    }
  }
  const guarded = (decorators: ClassDecorator[]) =>
    DashboardApp.of({
      providers: [{ provide: APP_GUARD, useClass: ClosedGuard }],
      imports: [
        HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false }),
        HangfireDashboardModule.forRoot({ decorators }),
      ],
    });

  it('come first, and are answered as an error of the API', async () => {
    app = await guarded([]);

    expect((await app.get('session')).body).toEqual({ code: 'HTTP_403', message: 'Forbidden' });
  });

  it('can be told to let the dashboard through', async () => {
    app = await guarded([Public()]);

    expect((await app.get('session')).status).toBe(200);
  });
});

describe('The live stream', () => {
  it('sends the numbers, and ends when the permission is withdrawn', async () => {
    let isAllowed = true;
    const dashboard = { authorize: () => isAllowed, statsPollingIntervalMs: 250 };
    const { origin } = await started({ dashboard });
    const response = await fetch(`${origin}/hangfire/api/live`);
    const seen = { text: '', isEnded: false };
    const reading = readAll(response, seen);

    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const data = await eventually(() => /^data: (.*)$/m.exec(seen.text)?.[1] ?? false);
    expect(JSON.parse(data)).toMatchObject({ counts: { Enqueued: { count: 0, isExact: true } } });

    isAllowed = false;
    await reading;
    expect(seen.isEnded).toBe(true);
    expect((await fetch(`${origin}/hangfire/api/live`)).status).toBe(401);
  });

  it('does not keep the application from closing', async () => {
    const it = await DashboardApp.start();
    const response = await fetch(`${it.origin}/hangfire/api/live`);
    const seen = { text: '', isEnded: false };
    const reading = readAll(response, seen);
    await eventually(() => seen.text.includes('data:'));

    await it.close();
    await reading;
    app = undefined;
  });
});

async function readAll(response: Response, seen: { text: string; isEnded: boolean }) {
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) seen.text += decoder.decode(chunk as Uint8Array);
  seen.isEnded = true;
}

const boundTo = (it: DashboardApp) => ({ get: it.get.bind(it) });
