import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  type CanActivate,
  type ExecutionContext,
  type INestApplication,
  Injectable,
  Module,
  type ModuleMetadata,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  AutomaticRetry,
  BackgroundJobService,
  HangfireModule,
  JobSchema,
  JobType,
  MemoryJobStorage,
} from 'nestjs-hangfire';
import {
  type Authorization,
  type DashboardAuthorizer,
  HangfireDashboardModule,
  PERMISSIONS,
} from 'nestjs-hangfire/dashboard';
import { IsEmail, IsOptional, Min } from 'class-validator';
import { z } from 'zod';
import { DashboardApp } from '../support/dashboard-app.js';
import { eventually } from '../support/eventually.js';

interface User {
  readonly name: string;
  readonly isAdmin: boolean;
}

const USERS: readonly User[] = [
  { name: 'ada', isAdmin: true },
  { name: 'bob', isAdmin: false },
];
const userNamed = (name: string | undefined) => USERS.find((user) => user.name === name);

@Injectable()
class PostOffice {
  async take(_letter: Letter, _way: string): Promise<void> {}
}

class Letter {
  @IsEmail()
  to!: string;

  @IsOptional()
  @Min(1)
  copies?: number;
}

@JobType('Letters')
class LetterService {
  constructor(private readonly post: PostOffice) {}

  async send(letter: Letter, @JobSchema(z.enum(['road', 'air'])) way: string): Promise<void> {
    await this.post.take(letter, way);
  }
}

/** Stands for the session of an application. */
function signIn(
  request: { headers: Record<string, string>; user?: User | undefined },
  _: unknown,
  next: () => void,
): void {
  request.user = userNamed(request.headers['x-user']);
  next();
}

function trustProxy(app: NestExpressApplication): void {
  app.set('trust proxy', 'loopback');
}

@Injectable()
class StaffService {
  async findBySession(cookie: string | undefined): Promise<User | undefined> {
    return userNamed(cookie);
  }
}

@Module({ providers: [StaffService], exports: [StaffService] })
class StaffModule {}

@Injectable()
class StaffAuthorizer implements DashboardAuthorizer {
  constructor(private readonly staff: StaffService) {}

  async authorize({ headers }: IncomingMessage): Promise<Authorization> {
    const user = await this.staff.findBySession(headers.cookie);
    return user && { name: user.name, permissions: user.isAdmin ? PERMISSIONS : ['view'] };
  }
}

const PASSWORD = 'the password of the shop';

function hasPassword({ headers }: IncomingMessage): boolean {
  const [, credentials = ''] = headers.authorization?.split('Basic ') ?? [];
  const [given, expected] = [credentials, btoa(`ops:${PASSWORD}`)].map((text) =>
    createHash('sha256').update(text).digest(),
  ) as [Buffer, Buffer];
  return timingSafeEqual(given, expected);
}

const Public = () => SetMetadata('isPublic', true);

/** Lets nobody in, but to what is public. */
@Injectable()
class AppGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    return this.reflector.get('isPublic', context.getClass()) === true;
  }
}

@Injectable()
class Settings {
  readonly dashboardSecret = 'the same in each process';
}

@Module({ providers: [Settings], exports: [Settings] })
class SettingsModule {}

@Injectable()
class MailService {
  async send(): Promise<void> {}

  @AutomaticRetry(0)
  async deliver(status: number): Promise<void> {
    throw Object.assign(new Error(`The mail server answered ${status}`), {
      code: 'ERR_BAD_RESPONSE',
    });
  }
}

describe('docs/dashboard.md', () => {
  let app: DashboardApp;
  afterEach(() => app.close());

  const hangfire = () => HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false });

  async function start(
    metadata: ModuleMetadata,
    options: { mount?: string; configure?: (app: INestApplication) => void } = {},
  ): Promise<void> {
    app = await DashboardApp.of(metadata, options);
    await app.signIn();
  }

  it('shows a store in a process that runs no jobs', async () => {
    const storage = new MemoryJobStorage();
    await start(
      {
        imports: [
          HangfireModule.forRoot({ storage, server: false }),
          HangfireDashboardModule.forRoot({ path: '/admin/jobs', title: 'Jobs of the shop' }),
        ],
      },
      { mount: '/admin/jobs' },
    );

    expect((await app.get('session')).body).toMatchObject({ title: 'Jobs of the shop' });
  });

  it('asks a function who the person is', async () => {
    await start(
      {
        imports: [
          hangfire(),
          HangfireDashboardModule.forRoot({
            authorize: ({ user }: { user?: User }) =>
              user?.isAdmin && { name: user.name, permissions: ['view', 'requeue', 'delete'] },
          }),
        ],
      },
      { configure: (nest) => nest.use(signIn) },
    );

    expect((await app.get('session', { 'x-user': 'ada' })).body.permissions).toEqual([
      'view',
      'requeue',
      'delete',
    ]);
    expect((await app.get('session', { 'x-user': 'bob' })).status).toBe(401);
  });

  it('asks a class that injects other providers', async () => {
    await start({
      imports: [
        hangfire(),
        HangfireDashboardModule.forRoot({ authorize: StaffAuthorizer, imports: [StaffModule] }),
      ],
    });

    expect((await app.get('session', { cookie: 'bob' })).body.permissions).toEqual(['view']);
    expect((await app.get('session', { cookie: 'eve' })).status).toBe(401);
  });

  it('makes the browser ask for a password', async () => {
    await start({
      imports: [
        hangfire(),
        HangfireDashboardModule.forRoot({
          challenge: 'Basic realm="Hangfire"',
          authorize: (request: IncomingMessage) =>
            hasPassword(request) && { name: 'ops', permissions: PERMISSIONS },
        }),
      ],
    });
    const authorization = `Basic ${btoa('ops:the password of the shop')}`;

    expect((await app.get('session', { authorization })).body.user).toBe('ops');
    expect((await app.get('session')).headers.get('www-authenticate')).toContain('Hangfire');
  });

  it('lets interceptors of the application run around its answers', async () => {
    const seen: string[] = [];
    const watching: NestInterceptor = {
      intercept: (context, next) => {
        seen.push(context.switchToHttp().getRequest<IncomingMessage>().url ?? '');
        return next.handle();
      },
    };
    const dashboard = HangfireDashboardModule.forRoot({ enhancers: 'global' });
    await start({
      providers: [{ provide: APP_INTERCEPTOR, useValue: watching }],
      imports: [hangfire(), dashboard],
    });

    expect((await app.get('session')).status).toBe(200);
    expect(seen).toContain('/hangfire/api/session');
  });

  it('is let through by the guards of the application', async () => {
    const dashboard = HangfireDashboardModule.forRoot({ decorators: [Public()] });
    await start({
      providers: [{ provide: APP_GUARD, useClass: AppGuard }],
      imports: [hangfire(), dashboard],
    });

    expect((await app.get('session')).status).toBe(200);
  });

  it('uses the address from a trusted proxy, and knows the host names that people use', async () => {
    await start(
      {
        imports: [
          hangfire(),
          HangfireDashboardModule.forRoot({
            allowedHosts: ['jobs.example.org'],
            authorize: ({ ip }: { ip: string }) => ip.startsWith('10.0.7.'),
          }),
        ],
      },
      { configure: (nest) => trustProxy(nest as NestExpressApplication) },
    );
    const statusOf = async (client: string, name: string) =>
      (await app.get('session', { 'x-forwarded-for': client, 'x-forwarded-host': name })).status;

    expect(await statusOf('10.0.7.1', 'jobs.example.org')).toBe(200);
    expect(await statusOf('10.0.7.1', 'evil.example.org')).toBe(403);
    expect(await statusOf('203.0.113.9', 'jobs.example.org')).toBe(401);
  });

  it('takes its options from other providers', async () => {
    await start({
      imports: [
        hangfire(),
        HangfireDashboardModule.forRootAsync({
          path: '/hangfire',
          imports: [SettingsModule],
          inject: [Settings],
          useFactory: ({ dashboardSecret }: Settings) => ({ secret: dashboardSecret }),
        }),
      ],
    });

    expect((await app.get('session')).status).toBe(200);
  });

  it('groups failures as the application says', async () => {
    const storage = new MemoryJobStorage();
    await start({
      providers: [MailService],
      imports: [
        HangfireModule.forRoot({
          storage,
          failureFingerprint: ({ code, message }) =>
            code === 'ERR_BAD_RESPONSE' ? `mail server ${message.slice(-3)}` : undefined,
        }),
        HangfireDashboardModule.forRoot({ authorize: () => true }),
      ],
    });
    const jobs = app.app.get(BackgroundJobService);
    for (const status of [500, 502, 500])
      await jobs.enqueue(MailService, (it) => it.deliver(status));

    await eventually(async () => (await storage.statistics.countByState()).byState.Failed === 3);
    const groups = await storage.monitoring.failures(10);
    expect(groups.map(({ jobs: { count } }) => count)).toEqual([2, 1]);
  });

  it('can show each of several stores', async () => {
    const [shopStorage, reportStorage] = [new MemoryJobStorage(), new MemoryJobStorage()];
    const shop = HangfireModule.forRoot({ storage: shopStorage, server: false });
    const reports = HangfireModule.forRoot({ storage: reportStorage, server: false });
    await start(
      {
        imports: [
          shop,
          reports,
          HangfireDashboardModule.forRoot({ path: '/jobs/shop', hangfire: shop }),
          HangfireDashboardModule.forRoot({ path: '/jobs/reports', hangfire: reports }),
        ],
      },
      { mount: '' },
    );

    expect((await app.fetch('/jobs/shop/api/session')).status).toBe(200);
    expect((await app.fetch('/jobs/reports/api/session')).status).toBe(200);
  });

  it('can be used by a script', async () => {
    await start({
      providers: [MailService],
      imports: [hangfire(), HangfireDashboardModule.forRoot({ authorize: () => true })],
    });
    const id = await app.app.get(BackgroundJobService).enqueue(MailService, (it) => it.send());
    const dashboard = `${app.origin}/hangfire`;

    const { token } = (await (await fetch(`${dashboard}/api/session`)).json()) as { token: string };
    const answer = await fetch(`${dashboard}/api/jobs/${id}/deletions`, {
      method: 'POST',
      headers: { origin: new URL(dashboard).origin, 'x-hangfire-token': token },
    });

    expect(await answer.json()).toEqual({ changed: true });
  });
});

describe('The form of a new job', () => {
  let app: DashboardApp;
  afterEach(() => app.close());

  it('checks the schemas of its arguments', async () => {
    app = await DashboardApp.start({ providers: [PostOffice, LetterService] });
    const call = { type: 'Letters', method: 'send' };
    const create = (...args: readonly unknown[]) => app.send('POST', 'jobs', { ...call, args });

    expect((await create({ to: 'ada@example.org' }, 'air')).status).toBe(201);
    const { body } = await create({ to: 'ada@example.org', copies: 0 }, 'sea');
    expect(body.problems).toMatchObject([
      { name: 'letter', path: 'copies' },
      { name: 'way', path: '' },
    ]);
  });
});
