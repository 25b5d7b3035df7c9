import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  BackgroundJobService,
  Cron,
  HangfireModule,
  JobContext,
  MemoryJobStorage,
  Queue,
  RecurringJob,
  RecurringJobService,
} from 'nestjs-hangfire';
import { ended } from '../support/ended.js';

@Injectable()
class ReportService {
  @RecurringJob('daily-report', Cron.daily(9), { timeZone: 'Europe/Istanbul' })
  async createDailyReport(): Promise<string> {
    const { recurring } = JobContext.current();
    return `Report of ${recurring?.nominalAt.toISOString()}`;
  }

  @Queue('reports')
  @RecurringJob('month-end', '0 18 LW * *', {
    timeZone: 'Europe/Istanbul',
    misfire: 'strict',
    overlap: 'queue',
    description: 'Closes the month on its last weekday',
  })
  async closeMonth(): Promise<void> {}

  async sendTo(tenant: string): Promise<string> {
    return tenant;
  }
}

describe('docs/recurring-jobs.md', () => {
  let app: TestingModule;
  let jobs: BackgroundJobService;
  let recurringJobs: RecurringJobService;

  beforeEach(async () => {
    app = await Test.createTestingModule({
      imports: [HangfireModule.forRoot({ storage: new MemoryJobStorage() })],
      providers: [ReportService],
    }).compile();
    app.useLogger(false);
    await app.init();
    jobs = app.get(BackgroundJobService);
    recurringJobs = app.get(RecurringJobService);
  });

  afterEach(() => app.close());

  it('registers the recurring jobs of decorators', async () => {
    const [daily, monthEnd] = await recurringJobs.list();

    expect(daily).toMatchObject({
      id: 'daily-report',
      cron: '0 9 * * *',
      timeZone: 'Europe/Istanbul',
      misfire: 'relaxed',
      overlap: 'allow',
    });
    expect(daily?.nextRunAt?.toISOString()).toMatch(/T06:00:00\.000Z$/);
    expect(monthEnd).toMatchObject({ id: 'month-end', misfire: 'strict', overlap: 'queue' });
  });

  it('adds, pauses and removes schedules while the application runs', async () => {
    const tenant = 'acme';

    await recurringJobs.addOrUpdate(
      `report-${tenant}`,
      ReportService,
      (reports) => reports.sendTo(tenant),
      Cron.weekly(1, 7),
      { timeZone: 'America/New_York', queue: 'reports' },
    );
    await recurringJobs.pause(`report-${tenant}`);
    await recurringJobs.resume(`report-${tenant}`);
    const job = await recurringJobs.get(`report-${tenant}`);

    expect(job?.nextRunAt).toBeInstanceOf(Date);

    await recurringJobs.removeIfExists(`report-${tenant}`);
    expect(await recurringJobs.get(`report-${tenant}`)).toBeUndefined();
  });

  it('triggers a recurring job without changing its schedule', async () => {
    const before = await recurringJobs.get('daily-report');

    const jobId = await recurringJobs.trigger('daily-report');

    expect(await ended(jobs, jobId)).toMatchObject({
      state: 'Succeeded',
      result: expect.stringMatching(/^Report of \d/),
    });
    const after = await recurringJobs.get('daily-report');
    expect(after?.nextRunAt).toEqual(before?.nextRunAt);
  });
});
