import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, type OnApplicationBootstrap, type Provider } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  BackgroundJobService,
  Cron,
  HangfireModule,
  JobContext,
  MemoryJobStorage,
  RecurringJob,
  RecurringJobService,
} from 'nestjs-hangfire';
import { ended } from '../support/ended.js';
import { TasksService } from './support/tasks.service.js';

@Injectable()
class CleanupService {
  @RecurringJob('cleanup', '0 3 * * *', { timeZone: 'Europe/Istanbul', overlap: 'skip' })
  async removeOldFiles(): Promise<void> {}
}

@Injectable()
class RatesService {
  @RecurringJob('exchange-rates', Cron.everySeconds(10), { overlap: 'skip', misfire: 'ignorable' })
  async fetchRates(): Promise<void> {}
}

@Injectable()
class PollService implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: BackgroundJobService,
    private readonly recurringJobs: RecurringJobService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.schedule(PollService, (polls) => polls.warmUp(), { seconds: 5 });
  }

  async warmUp(): Promise<string> {
    return JobContext.current().job.callName;
  }

  async follow(url: string): Promise<void> {
    await this.recurringJobs.addOrUpdate(
      `follow-${url}`,
      PollService,
      (polls) => polls.fetch(url),
      Cron.everyMinutes(5),
    );
  }

  async fetch(url: string): Promise<string> {
    return url;
  }
}

describe('docs/from-nestjs-schedule.md', () => {
  let app: TestingModule;
  let recurringJobs: RecurringJobService;

  const start = async (...added: Provider[]) => {
    app = await Test.createTestingModule({
      imports: [HangfireModule.forRoot({ storage: new MemoryJobStorage() })],
      providers: [CleanupService, RatesService, PollService, ...added],
    }).compile();
    app.useLogger(false);
    await app.init();
    recurringJobs = app.get(RecurringJobService);
  };
  beforeEach(() => start());
  afterEach(() => app.close());

  it('runs the methods of @Cron and @Interval once for all processes', async () => {
    const declared = await recurringJobs.list();

    expect(declared.map(({ id, cron }) => [id, cron])).toEqual([
      ['cleanup', '0 3 * * *'],
      ['exchange-rates', '*/10 * * * * *'],
    ]);
  });

  it('runs the same decorators when the import is changed', async () => {
    await app.close();
    await start(TasksService);

    const ids = (await recurringJobs.list()).map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([
        'cron:TasksService.removeOldFiles',
        'fetch-rates',
        'timeout:TasksService.warmUp',
      ]),
    );
  });

  it('runs schedules that SchedulerRegistry got at run time', async () => {
    await app.get(PollService).follow('example.com');

    const jobId = await recurringJobs.trigger('follow-example.com');
    const job = await ended(app.get(BackgroundJobService), jobId);
    expect(job).toMatchObject({ result: 'example.com' });
  });
});
