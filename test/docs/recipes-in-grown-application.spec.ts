import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Injectable, Module, Post } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import {
  BackgroundJobService,
  HangfireModule,
  MemoryJobStorage,
  Queue,
  RecurringJobService,
} from 'nestjs-hangfire';
import { Interval } from 'nestjs-hangfire/schedule';
import { DashboardApp, PLATFORMS } from '../support/dashboard-app.js';
import { ended } from '../support/ended.js';
import { type Grown, GrownModule, growing } from '../support/grown-application.js';
import { API_SECRET, AuthModule } from './recipes/jwt/auth/auth.module.js';
import { DashboardModule } from './recipes/jwt/dashboard.module.js';

@Injectable()
@Queue('mail')
class MailService {
  async welcome(name: string): Promise<string> {
    return `Welcome, ${name}`;
  }

  @Interval('digest', 3_600_000)
  digest(): void {}
}

@Controller('customers')
class CustomersController {
  constructor(private readonly jobs: BackgroundJobService) {}

  @Post()
  async add() {
    return { jobId: await this.jobs.enqueue(MailService, (mail) => mail.welcome('Ada')) };
  }
}

@Module({
  imports: [
    GrownModule,
    AuthModule,
    HangfireModule.forRootAsync({ useFactory: () => ({ storage: new MemoryJobStorage() }) }),
    DashboardModule,
  ],
  controllers: [CustomersController],
  providers: [MailService],
})
class AppModule {}

describe.each(PLATFORMS)('The recipes, in an application that has grown, on %s', (platform) => {
  const grown: Grown = {};
  let app: DashboardApp;
  beforeEach(async () => {
    process.env.DASHBOARD_SECRET = 'the secret of the dashboard, in this spec';
    app = await DashboardApp.of(
      { imports: [AppModule] },
      {
        platform,
        mount: '/api/hangfire',
        configure: (nest) => {
          nest.setGlobalPrefix('api');
          growing(grown)(nest);
        },
      },
    );
  });
  afterEach(async () => {
    await app.close();
    delete process.env.DASHBOARD_SECRET;
  });

  const token = new JwtService({ secret: API_SECRET }).sign({ sub: '1' });
  const post = (path: string, headers: Record<string, string>) =>
    fetch(`${app.origin}/api/v2/${path}`, { method: 'POST', headers });

  it('run jobs of a request, and show them to people who have signed in', async () => {
    const authorization = `Bearer ${token}`;
    const answer = await post('customers', { authorization });
    const { data } = (await answer.json()) as { data: { jobId: string } };
    expect(await ended(app.jobs, data.jobId)).toMatchObject({
      queue: 'mail',
      result: 'Welcome, Ada',
    });

    const cookie = String(
      (await post('dashboard-session', { authorization })).headers.getSetCookie(),
    );
    expect((await app.get(`jobs/${data.jobId}`)).status).toBe(401);
    expect((await app.get(`jobs/${data.jobId}`, { cookie })).status).toBe(200);
    expect((await app.send('PUT', 'queues/mail/pause', undefined, { cookie })).body).toEqual({
      changed: true,
    });
  });

  it('leave the rest of the application as it was', async () => {
    const paths = Object.keys(grown.openApi?.paths ?? {});
    expect(paths).toContain('/api/v2/customers');
    expect(paths.filter((path) => path.startsWith('/api/hangfire'))).toEqual([]);

    const refused = await post('customers', {});
    expect([refused.status, await refused.json()]).toEqual([418, { error: 'of the application' }]);
    const recurring = await app.app.get(RecurringJobService).list();
    expect(recurring.map(({ id }) => id)).toEqual(['digest']);
  });
});
