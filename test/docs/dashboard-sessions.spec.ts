import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, type INestApplication, Module, Param, Post, Session } from '@nestjs/common';
import session from 'express-session';
import { HangfireModule, MemoryJobStorage } from 'nestjs-hangfire';
import { DashboardApp } from '../support/dashboard-app.js';
import { DashboardModule } from './recipes/session/dashboard.module.js';

const SECRET = 'the secret of the sessions';
const USERS = [
  { name: 'ada', isAdmin: true },
  { name: 'bob', isAdmin: false },
];

@Controller()
class SignInController {
  @Post('sign-in/:name')
  signIn(@Param('name') name: string, @Session() current: Record<string, unknown>): void {
    current.user = USERS.find((user) => user.name === name);
  }

  @Post('sign-out')
  signOut(@Session() current: session.Session): Promise<void> {
    return new Promise((resolve) => current.destroy(() => resolve()));
  }
}

@Module({
  imports: [
    HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false }),
    DashboardModule,
  ],
  controllers: [SignInController],
})
class AppModule {}

function useSessions(app: INestApplication): void {
  app.use(
    session({
      secret: SECRET,
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto' },
    }),
  );
}

describe('docs/dashboard-recipes.md, with express-session', () => {
  let app: DashboardApp;
  beforeEach(async () => {
    app = await DashboardApp.of(
      { imports: [AppModule] },
      {
        configure: (nest) => useSessions(nest),
      },
    );
  });
  afterEach(() => app.close());

  async function signIn(name: string): Promise<Record<string, string>> {
    const answer = await fetch(`${app.origin}/sign-in/${name}`, { method: 'POST' });
    const [cookie = ''] = String(answer.headers.getSetCookie()).split(';');
    return { cookie };
  }

  it('opens for people who have signed in to the application', async () => {
    expect((await app.get('session')).status).toBe(401);
    expect((await app.get('session', await signIn('eve'))).status).toBe(401);
    expect((await app.get('session', await signIn('bob'))).body).toMatchObject({
      user: 'bob',
      permissions: ['view'],
    });
    expect((await app.get('session', await signIn('ada'))).body.permissions).toContain('delete');
  });

  it('ends the live numbers of a person who signs out', async () => {
    const headers = await signIn('ada');
    const live = await fetch(`${app.origin}/hangfire/api/live`, { headers });
    expect(live.status).toBe(200);

    await fetch(`${app.origin}/sign-out`, { method: 'POST', headers });

    expect(await live.text()).toContain('data:');
    expect((await app.get('session', headers)).status).toBe(401);
  });
});
