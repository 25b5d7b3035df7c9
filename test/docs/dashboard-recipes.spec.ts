import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Req } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { HangfireModule, MemoryJobStorage } from 'nestjs-hangfire';
import { DashboardApp, PLATFORMS } from '../support/dashboard-app.js';
import { API_SECRET, AuthModule } from './recipes/jwt/auth/auth.module.js';
import { type User, UsersService } from './recipes/jwt/auth/users.module.js';
import { DashboardModule } from './recipes/jwt/dashboard.module.js';

const DASHBOARD_SECRET = 'the secret of the dashboard, in this spec';

@Controller('me')
class MeController {
  @Get()
  me(@Req() { user }: { user: User }) {
    return { name: user.name };
  }
}

@Module({
  imports: [
    AuthModule,
    HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false }),
    DashboardModule,
  ],
  controllers: [MeController],
})
class AppModule {}

describe.each(PLATFORMS)('docs/dashboard-recipes.md, with bearer tokens on %s', (platform) => {
  let app: DashboardApp;
  beforeEach(async () => {
    process.env.DASHBOARD_SECRET = DASHBOARD_SECRET;
    app = await DashboardApp.of(
      { imports: [AppModule] },
      { platform, mount: '/api/hangfire', configure: (nest) => nest.setGlobalPrefix('api') },
    );
  });
  afterEach(async () => {
    await app.close();
    delete process.env.DASHBOARD_SECRET;
  });

  const bearer = (sub: string) => ({
    authorization: `Bearer ${new JwtService({ secret: API_SECRET }).sign({ sub })}`,
  });
  const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
    fetch(`${app.origin}/api/${path}`, { method, headers });

  async function signIn(sub: string): Promise<string> {
    const answer = await ask('POST', 'dashboard-session', bearer(sub));
    expect(answer.status).toBe(204);
    return String(answer.headers.getSetCookie());
  }

  it('gives a cookie for the dashboard to people with a bearer token', async () => {
    const cookie = await signIn('1');
    expect(cookie).toMatch(
      /^dashboard=[^;]+; Max-Age=28800; Path=\/api\/hangfire; HttpOnly; SameSite=Lax$/,
    );

    const session = await app.get('session', { cookie });
    expect(session.body).toMatchObject({
      user: 'ada',
      permissions: expect.arrayContaining(['delete']),
    });
    expect((await app.get('session', { cookie: await signIn('2') })).body.permissions).toEqual([
      'view',
    ]);
    expect((await ask('POST', 'dashboard-session')).status).toBe(401);
  });

  it('refuses missing, expired and forged tokens, and tokens of the API', async () => {
    const sign = (secret: string, expiresIn: number) =>
      `dashboard=${new JwtService({ secret }).sign({ sub: '1' }, { expiresIn })}`;
    const statusWith = async (cookie: string) => (await app.get('session', { cookie })).status;

    expect((await app.get('session')).status).toBe(401);
    expect(await statusWith('dashboard=')).toBe(401);
    expect(await statusWith('dashboard=no token')).toBe(401);
    expect(await statusWith(sign(DASHBOARD_SECRET, -1))).toBe(401);
    expect(await statusWith(sign('a guess', 60))).toBe(401);
    expect(await statusWith(sign(API_SECRET, 60))).toBe(401);
    expect(await statusWith(sign(DASHBOARD_SECRET, 60))).toBe(200);
  });

  it('keeps the API closed to the cookie, and open to bearer tokens', async () => {
    const cookie = await signIn('1');
    const [, token = ''] = /dashboard=([^;]+)/.exec(cookie) ?? [];

    expect((await ask('GET', 'me', { cookie })).status).toBe(401);
    expect((await ask('GET', 'me', { authorization: `Bearer ${token}` })).status).toBe(401);
    expect(await (await ask('GET', 'me', bearer('1'))).json()).toEqual({ name: 'ada' });
  });

  it('removes the cookie, with or without a bearer token', async () => {
    const answer = await ask('DELETE', 'dashboard-session');

    expect(answer.status).toBe(204);
    expect(String(answer.headers.getSetCookie())).toMatch(
      /^dashboard=; Max-Age=0; Path=\/api\/hangfire/,
    );
  });

  it('ends the live numbers of a removed user', async () => {
    const cookie = await signIn('2');
    const live = await ask('GET', 'hangfire/api/live', { cookie });
    expect(live.status).toBe(200);

    app.app.get(UsersService, { strict: false }).remove('2');

    expect(await live.text()).toContain('data:');
    expect((await app.get('session', { cookie })).status).toBe(401);
  });

  it('ends the live numbers when the token expires', async () => {
    const tokens = new JwtService({ secret: DASHBOARD_SECRET });
    const cookie = `dashboard=${tokens.sign({ sub: '1' }, { expiresIn: 2 })}`;
    const live = await ask('GET', 'hangfire/api/live', { cookie });
    expect(live.status).toBe(200);

    expect(await live.text()).toContain('data:');
    expect((await app.get('session', { cookie })).status).toBe(401);
  });
});
