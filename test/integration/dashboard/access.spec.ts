import { afterEach, describe, expect, it } from '@jest/globals';
import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  Module,
  SetMetadata,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import type { DashboardAuthorizer } from '../../../lib/dashboard/access/authorize-option.js';
import type { DashboardUser } from '../../../lib/dashboard/access/dashboard-user.js';
import { PERMISSIONS } from '../../../lib/dashboard/access/permissions.js';
import type { Permission } from '../../../lib/dashboard/answers/session.js';
import { DashboardApp, type DashboardAppOptions, PLATFORMS } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';

const JOB = '01890a5d-ac96-774b-bcce-b302099a8057';
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

const Public = () => SetMetadata('isPublic', true);

@Injectable()
class ClosedGuard implements CanActivate {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    return this.reflector.get('isPublic', context.getClass()) === true;
  }
}

@Injectable()
class DoorKeeper implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.switchToHttp().getRequest().headers['x-door'] === 'open') return true;
    throw new UnauthorizedException('secret reason');
  }
}

const ACTIONS: readonly (readonly [permission: Permission, method: string, path: string])[] = [
  ['requeue', 'POST', `jobs/${JOB}/requeues`],
  ['delete', 'POST', `jobs/${JOB}/deletions`],
  ['delete', 'POST', `batches/${JOB}/cancellations`],
  ['trigger', 'POST', 'recurring-jobs/triggers?id=nightly'],
  ['pause', 'PUT', 'recurring-jobs/pause?id=nightly'],
  ['pause', 'DELETE', 'recurring-jobs/pause?id=nightly'],
  ['create', 'POST', 'jobs'],
  ['create', 'GET', 'job-methods'],
  ['create', 'POST', 'recurring-jobs'],
  ['edit', 'PATCH', 'recurring-jobs?id=nightly'],
  ['edit', 'DELETE', 'recurring-jobs?id=nightly'],
  ['pause', 'PUT', 'queues/default/pause'],
  ['pause', 'DELETE', 'queues/default/pause'],
  ['pause', 'POST', 'servers/stops?id=s1'],
];

describe.each(PLATFORMS)('On %s', (platform) => {
  let app: DashboardApp | undefined;
  const started = async (options: DashboardAppOptions = {}) => {
    app = await DashboardApp.start({ platform, ...options });
    return app;
  };
  afterEach(() => app?.close());

  describe('with authorize', () => {
    it('a class gets its injected providers', async () => {
      const dashboard = { authorize: HeaderAuthorizer, imports: [UsersModule] };
      const it = await started({ dashboard });

      expect((await it.get('session', { 'x-user': 'ada' })).body.user).toBe('ada');
      expect((await it.get('session')).status).toBe(401);
    });

    it('a class may be a provider of the application', async () => {
      const providers = [Users, HeaderAuthorizer];
      const it = await started({ dashboard: { authorize: HeaderAuthorizer }, providers });

      expect((await it.get('session', { 'x-user': 'ada' })).body.user).toBe('ada');
    });

    it('the start fails if a class cannot be made', async () => {
      await expect(started({ dashboard: { authorize: HeaderAuthorizer } })).rejects.toThrow(
        'Users',
      );
      app = undefined;
    });

    it('a user without the permission to view sees nothing', async () => {
      const authorize = () => ({ name: 'bob', permissions: ['requeue' as const] });
      const it = await started({ dashboard: { authorize } });
      const { status, body } = await it.get('jobs');

      expect([status, body.code]).toEqual([403, 'HANGFIRE_DASHBOARD_FORBIDDEN']);
      expect((await it.fetch('/jobs')).status).toBe(403);
      expect((await it.send('POST', `jobs/${JOB}/requeues`)).status).toBe(403);
    });

    it('a value that is no user is an error in the log, but not in the browser', async () => {
      const authorize = () => 'bob' as unknown as DashboardUser;
      const it = await started({ dashboard: { authorize } });
      const { status, body } = await it.get('session');

      expect([status, body.code]).toEqual([500, 'HANGFIRE_DASHBOARD_INVALID_USER']);
      expect(it.logger.has('error', 'Dashboard failed to answer')).toBe(true);
    });

    it('an error of authorize shows no stack', async () => {
      const authorize = () => {
        throw new Error('secret detail');
      };
      const it = await started({ dashboard: { authorize } });
      const { status, body } = await it.get('session');
      const page = await it.fetch('/jobs');

      expect([status, body.code]).toEqual([500, 'HANGFIRE_DASHBOARD_FAILED']);
      expect([page.status, page.headers.get('content-type')]).toEqual([
        500,
        'text/plain; charset=utf-8',
      ]);
      expect(`${JSON.stringify(body)} ${page.body}`).not.toMatch(/secret|\.ts|\.js/);
    });

    it('challenge makes browsers ask for a password', async () => {
      const challenge = 'Basic realm="Hangfire"';
      const it = await started({ dashboard: { authorize: () => undefined, challenge } });

      for (const path of ['/api/session', '', '/assets/none.js']) {
        const { status, headers } = await it.fetch(path);
        expect([status, headers.get('www-authenticate')]).toEqual([401, challenge]);
      }
    });
  });

  describe('each action', () => {
    it('needs its own permission and the permission to view, whatever others the user has', async () => {
      let permissions: readonly Permission[] = PERMISSIONS;
      const authorize = () => ({ name: 'ada', permissions });
      const it = await started({ dashboard: { authorize } });
      await it.send('PUT', 'queues/default/pause');

      for (permissions of setsOf(PERMISSIONS)) {
        for (const [permission, method, path] of ACTIONS) {
          const { status, body } = await it.send(method, path);
          const missing = (['view', permission] as const).find((one) => !permissions.includes(one));
          expect([permissions, path, status === 403]).toEqual([
            permissions,
            path,
            Boolean(missing),
          ]);
          if (missing) expect(body.message).toContain(`"${missing}"`);
        }
      }
    }, 120_000);

    it('on many jobs needs the permission of the action', async () => {
      const authorize = () => ({ name: 'ada', permissions: ['view', 'requeue'] as const });
      const it = await started({ dashboard: { authorize } });
      const statusOf = async (action: string) =>
        (await it.send('POST', 'bulk-operations', { action, search: { q: 'type:nothing' } }))
          .status;

      expect(await statusOf('delete')).toBe(403);
      expect(await statusOf('requeue')).toBe(201);
    });

    it('is refused if the dashboard is read-only', async () => {
      const it = await started({ dashboard: { readOnly: true } });

      for (const [, method, path] of ACTIONS) {
        expect((await it.send(method, path)).status).toBe(403);
      }
      expect((await it.get('session')).body.permissions).toEqual(['view']);
    });
  });

  describe('guards of the application', () => {
    const providers = [{ provide: APP_GUARD, useClass: ClosedGuard }];

    it('come first, and their refusal is an error of the API', async () => {
      const it = await started({ providers });

      expect((await it.get('session')).body).toEqual({ code: 'HTTP_403', message: 'Forbidden' });
      expect(await it.fetch('/jobs')).toMatchObject({ status: 403, body: 'Forbidden\n' });
    });

    it('can be told to let the dashboard through', async () => {
      const it = await started({ providers, dashboard: { decorators: [Public()] } });

      expect((await it.get('session')).status).toBe(200);
      expect((await it.fetch('/jobs')).status).toBe(200);
    });

    it('can be put before the guard of the dashboard, and keep their reasons', async () => {
      const authorize = () => true;
      const dashboard = { authorize, decorators: [UseGuards(DoorKeeper)] };
      const it = await started({ dashboard });

      for (const path of ['', '/jobs', '/assets/none.js', '/api/session', '/api/live', '/api/x']) {
        const { status, body } = await it.fetch(path);
        expect([path, status]).toEqual([path, 401]);
        expect(JSON.stringify(body)).not.toContain('secret');
      }
      expect((await it.get('session', { 'x-door': 'open' })).status).toBe(200);
      expect((await it.fetch('/jobs', { headers: { 'x-door': 'open' } })).status).toBe(200);
    });
  });

  describe('the live stream', () => {
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
      const it = await DashboardApp.start({ platform });
      const response = await fetch(`${it.origin}/hangfire/api/live`);
      const seen = { text: '', isEnded: false };
      const reading = readAll(response, seen);
      await eventually(() => seen.text.includes('data:'));

      await it.close();
      await reading;
      expect(seen.isEnded).toBe(true);
      app = undefined;
    });
  });
});

async function readAll(response: Response, seen: { text: string; isEnded: boolean }) {
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) seen.text += decoder.decode(chunk as Uint8Array);
  seen.isEnded = true;
}

/** Each choice of some of these, from none to all. */
function setsOf<T>([first, ...others]: readonly T[]): readonly (readonly T[])[] {
  if (first === undefined) return [[]];
  const without = setsOf(others);
  return [...without, ...without.map((set) => [first, ...set])];
}
