import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Controller, Get, type INestApplication, Module } from '@nestjs/common';
import { HealthCheck, HealthCheckService, TerminusModule } from '@nestjs/terminus';
import { Test } from '@nestjs/testing';
import { HangfireModule, MemoryJobStorage } from 'nestjs-hangfire';
import { HangfireHealthIndicator } from 'nestjs-hangfire/health';
import { HangfireMetricsModule } from 'nestjs-hangfire/metrics';
import { eventually } from '../support/eventually.js';
import { RecordingLogger } from '../support/recording-logger.js';

const storage = new MemoryJobStorage();
process.env.METRICS_TOKEN = 'a token of the guide';

@Controller('health')
class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly jobs: HangfireHealthIndicator,
  ) {}

  @Get('ready')
  @HealthCheck()
  ready() {
    return this.health.check([
      () => this.jobs.isHealthy('jobs', { maxQueueAgeMs: 60_000, minServers: 1 }),
    ]);
  }

  @Get('live')
  @HealthCheck()
  live() {
    return this.health.check([() => this.jobs.isAlive('jobs')]);
  }
}

@Module({
  imports: [TerminusModule],
  controllers: [HealthController],
  providers: [HangfireHealthIndicator],
})
class HealthModule {}

@Module({
  imports: [
    HangfireModule.forRoot({ storage }),
    HangfireMetricsModule.forRoot({ token: process.env.METRICS_TOKEN }),
  ],
})
class AppModule {}

let app: INestApplication;

beforeAll(async () => {
  const module = await Test.createTestingModule({ imports: [AppModule, HealthModule] })
    .setLogger(new RecordingLogger())
    .compile();
  app = module.createNestApplication();
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());

it.each([
  '/metrics',
  '/metrics/scale?queue=mails&startWithin=30s',
  '/health/ready',
  '/health/live',
])('%s of the guide answers', async (path) => {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const headers = { authorization: `Bearer ${process.env.METRICS_TOKEN}` };
  const status = async () => (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).status;

  expect(await eventually(async () => (await status()) === 200)).toBe(true);
});
