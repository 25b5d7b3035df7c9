import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, type INestApplication, Injectable, Module } from '@nestjs/common';
import { HealthCheck, HealthCheckService, TerminusModule } from '@nestjs/terminus';
import { Test } from '@nestjs/testing';
import {
  HangfireHealthIndicator,
  type HealthOptions,
  type LivenessOptions,
} from 'nestjs-hangfire/health';
import { BackgroundJobService } from '../../../lib/client/background-job-service.js';
import { HangfireModule } from '../../../lib/nest/hangfire.module.js';
import type { HangfireModuleOptions } from '../../../lib/nest/options/hangfire-module-options.js';
import { JOB_STORAGE } from '../../../lib/nest/tokens.js';
import type { JobStorage } from '../../../lib/storage/job-storage.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../support/eventually.js';
import { RecordingLogger } from '../../support/recording-logger.js';

let limits: HealthOptions = {};
let patience: LivenessOptions = {};

@Controller('health')
class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly jobs: HangfireHealthIndicator,
  ) {}

  @Get('ready')
  @HealthCheck()
  ready() {
    return this.health.check([() => this.jobs.isHealthy('jobs', limits)]);
  }

  @Get('live')
  @HealthCheck()
  live() {
    return this.health.check([() => this.jobs.isAlive('jobs', patience)]);
  }
}

@Module({
  imports: [TerminusModule],
  controllers: [HealthController],
  providers: [HangfireHealthIndicator],
})
class HealthModule {}

@Injectable()
class MailService {
  send(): void {
    throw new Error('no route');
  }
}

let app: INestApplication;

async function start(options: HangfireModuleOptions = {}): Promise<void> {
  limits = {};
  patience = {};
  const storage = new MemoryJobStorage();
  const module = await Test.createTestingModule({
    imports: [HangfireModule.forRoot({ storage, ...options }), HealthModule],
    providers: [MailService],
  })
    .setLogger(new RecordingLogger())
    .compile();
  app = module.createNestApplication();
  await app.listen(0, '127.0.0.1');
}

const store = () => app.get<JobStorage>(JOB_STORAGE);
const silence = () => {
  store().servers.list = () => new Promise(() => {});
};

async function ask(check: 'ready' | 'live') {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/health/${check}`);
  const { details } = (await response.json()) as { details: { jobs: Record<string, unknown> } };
  return { code: response.status, ...details.jobs };
}

afterEach(() => app.close());

describe('A check of health', () => {
  it('is up where the store answers and no limit is passed', async () => {
    await start();
    limits = { maxQueueAgeMs: 60_000, minServers: 1, maxFailedPerHour: 10 };

    await eventually(async () => (await ask('ready')).code === 200);
    expect(await ask('ready')).toEqual({
      code: 200,
      status: 'up',
      queueAgeMs: 0,
      servers: 1,
      failedPerHour: 0,
    });
  });

  it('is down where ready jobs wait for too long', async () => {
    await start({ server: false });
    await app.get(BackgroundJobService).enqueue(MailService, (mails) => mails.send());
    limits = { maxQueueAgeMs: 0 };

    const answer = await eventually(async () => {
      const seen = await ask('ready');
      return seen.code === 503 && seen;
    });
    expect(answer).toMatchObject({ status: 'down', message: 'Ready jobs wait too long' });

    limits = { maxQueueAgeMs: 0, queues: ['another'] };
    expect(await ask('ready')).toMatchObject({ code: 200 });
    limits = { maxQueueAgeMs: 0 };
    await store().queues.pause('default', 'ada');
    expect(await ask('ready')).toMatchObject({ code: 200 });
  });

  it('is down where too few servers are alive', async () => {
    await start({ server: false });
    limits = { minServers: 1 };

    expect(await ask('ready')).toMatchObject({ code: 503, message: 'Too few servers are alive' });
  });

  it('is down where too many jobs fail', async () => {
    await start({ filters: [] });
    const jobs = app.get(BackgroundJobService);
    const id = await jobs.enqueue(MailService, (mails) => mails.send());
    await eventually(async () => (await jobs.get(id))?.state === 'Scheduled');
    limits = { maxFailedPerHour: 0 };
    expect(await ask('ready')).toMatchObject({ code: 200, failedPerHour: 0 });

    const { statistics } = store();
    const readCounter = statistics.readCounter.bind(statistics);
    statistics.readCounter = async (name, range) =>
      name === 'failed' ? [{ from: hourOf(new Date()), value: 7 }] : readCounter(name, range);
    expect(await ask('ready')).toMatchObject({
      code: 503,
      message: 'Too many jobs fail',
      failedPerHour: 7,
    });
  });

  it('is down in its own time while the store is silent', async () => {
    await start({ server: false });
    limits = { timeoutMs: 20 };
    silence();

    expect(await ask('ready')).toEqual({
      code: 503,
      status: 'down',
      message: 'The job store did not answer in 20 ms',
    });
  });

  it('is down where the store answers with an error, and does not tell which', async () => {
    await start({ server: false });
    store().servers.list = () => Promise.reject(new Error('password of the database'));

    expect(await ask('ready')).toEqual({
      code: 503,
      status: 'down',
      message: 'The job store answered with an error',
    });
  });

  it('has the store count no jobs, which takes long in a large store', async () => {
    await start({ server: false });
    store().statistics.countByState = () => Promise.reject(new Error('counted'));

    expect(await ask('ready')).toMatchObject({ code: 200 });
  });

  it('does not ask a silent store again before it has answered', async () => {
    await start({ server: false });
    let asked = 0;
    store().servers.list = () => {
      asked += 1;
      return new Promise(() => {});
    };
    limits = { timeoutMs: 5 };
    await ask('ready');
    await ask('ready');
    await ask('live');

    expect(asked).toBe(1);
  });
});

describe('A check of liveness', () => {
  it('is up while the store is away, so that nobody restarts the process', async () => {
    await start({ server: false });
    silence();
    await ask('live');

    expect(await ask('live')).toMatchObject({
      code: 200,
      status: 'up',
      storeSilentForMs: expect.any(Number),
    });
  });

  it('is down where the store is silent for longer than it may be', async () => {
    await start({ server: false });
    silence();
    patience = { maxStoreSilenceMs: 0 };
    await ask('live');

    const answer = await eventually(async () => {
      const seen = await ask('live');
      return seen.code === 503 && seen;
    });
    expect(answer).toMatchObject({ message: 'The job store is silent for too long' });
  });
});

const hourOf = (at: Date) => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000);
