import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import {
  Cron,
  DisableConcurrentExecution,
  DistributedLockTimeoutError,
  InvalidTimeError,
  JobContext,
  RecurringJob,
} from 'nestjs-hangfire';
import {
  HangfireTesting,
  JobsFailedError,
  RunLimitError,
  TimeMovesForwardError,
} from 'nestjs-hangfire/testing';
import { Signal } from '../../support/signal.js';
import { ada, CampaignService, EmailService } from './support/shop.js';
import { NOON, statesOf, TestingApp } from './support/testing-app.js';

/** Notes when its methods run. */
@Injectable()
class ReportService {
  readonly times: string[] = [];
  readonly opened = new Signal();
  readonly mayClose = new Signal();

  constructor(private readonly hangfire: HangfireTesting) {}

  @RecurringJob('daily-report', Cron.daily(6, 30))
  async create(): Promise<void> {
    const nominalAt = JobContext.current().recurring?.nominalAt.toISOString();
    this.times.push(`${nominalAt} at ${this.hangfire.now().toISOString()}`);
  }

  async note(): Promise<void> {
    this.times.push(this.hangfire.now().toISOString());
  }

  @DisableConcurrentExecution(60)
  async exclusively(): Promise<void> {
    this.opened.fire();
    await this.mayClose;
  }
}

describe('advance', () => {
  let app: TestingApp;

  beforeEach(async () => {
    app = await TestingApp.start({}, { providers: [ReportService] });
  });
  afterEach(() => app.close());

  const reports = () => app.get(ReportService);
  const noteIn = (minutes: number) =>
    app.jobs.schedule(ReportService, (report) => report.note(), { minutes });

  it('moves the clock by a duration, or to a time', async () => {
    await app.hangfire.advance({ hours: 1, minutes: 30 });
    expect(app.hangfire.now()).toEqual(new Date('2026-03-01T13:30:00.000Z'));

    await app.hangfire.advance(new Date('2026-03-01T18:00:00.000Z'));
    expect(app.hangfire.now()).toEqual(new Date('2026-03-01T18:00:00.000Z'));
  });

  it('runs scheduled jobs in the order of their times, with the clock standing at each', async () => {
    await noteIn(45);
    await noteIn(15);
    await noteIn(61);
    const summary = await app.hangfire.advance({ hours: 1 });

    expect(summary).toMatchObject({ ran: 2, succeeded: 2 });
    expect(reports().times).toEqual(['2026-03-01T12:15:00.000Z', '2026-03-01T12:45:00.000Z']);
    expect(app.hangfire.now()).toEqual(new Date('2026-03-01T13:00:00.000Z'));
  });

  it('runs jobs that become due at the very end, and jobs that were ready at the beginning', async () => {
    await app.jobs.enqueue(ReportService, (report) => report.note());
    await noteIn(60);
    await app.hangfire.advance({ hours: 1 });

    expect(reports().times).toEqual([NOON, '2026-03-01T13:00:00.000Z']);
  });

  it('runs jobs that other jobs schedule on the way', async () => {
    await app.jobs.schedule(CampaignService, (campaigns) => campaigns.start(['ada']), { hours: 1 });
    await app.hangfire.advance({ hours: 2 });

    expect(app.email.log).toEqual(['campaign started', 'remind ada']);
  });

  it('retries jobs that fail, at the time of each retry', async () => {
    app.email.failures = 2;
    await app.jobs.enqueue(EmailService, (email) => email.sendInvoice('ada'));
    const summary = await app.hangfire.advance({ hours: 1 }, { failures: 'keep' });

    expect(summary).toMatchObject({ ran: 3, succeeded: 1, failed: 2 });
    const [job] = app.hangfire.enqueued(EmailService, 'sendInvoice');
    const runs = job?.history.filter(({ state }) => state === 'Processing');
    expect(runs?.map(({ at }) => at.toISOString())).toEqual([
      '2026-03-01T12:00:00.000Z',
      '2026-03-01T12:00:10.000Z',
      '2026-03-01T12:01:10.000Z',
    ]);
  });

  it('runs recurring jobs that the code declares, each occurrence at its time', async () => {
    await app.hangfire.advance({ days: 2 });

    expect(reports().times).toEqual([
      '2026-03-02T06:30:00.000Z at 2026-03-02T06:30:00.000Z',
      '2026-03-03T06:30:00.000Z at 2026-03-03T06:30:00.000Z',
    ]);
  });

  it('runs recurring jobs that were added, and no paused ones', async () => {
    await app.recurringJobs.pause('daily-report');
    await app.recurringJobs.addOrUpdate(
      'hourly',
      ReportService,
      (report) => report.note(),
      Cron.hourly(),
    );
    await app.hangfire.advance({ hours: 2 });

    expect(reports().times).toEqual(['2026-03-01T13:00:00.000Z', '2026-03-01T14:00:00.000Z']);
  });

  it('ends the waiting for a resource at its time', async () => {
    const exclusively = () => app.jobs.enqueue(ReportService, (report) => report.exclusively());
    await exclusively();
    const waiting = await exclusively();
    const running = app.hangfire.runNext();
    await reports().opened;

    await app.hangfire.advance({ seconds: 59 });
    expect(await app.jobs.get(waiting)).toMatchObject({ state: 'Enqueued', attempt: 0 });
    const failing = app.hangfire.advance({ seconds: 1 });
    await expect(failing).rejects.toBeInstanceOf(JobsFailedError);
    await expect(failing).rejects.toMatchObject({
      failures: [{ jobId: waiting, attempt: 0, state: 'Scheduled' }],
      cause: expect.any(DistributedLockTimeoutError),
    });
    reports().mayClose.fire();
    await running;
  });

  it('lets jobs become ready without running them, where the test says so', async () => {
    await noteIn(15);
    const summary = await app.hangfire.advance({ days: 1 }, { run: false });

    expect(summary).toMatchObject({ ran: 0 });
    expect(reports().times).toEqual([]);
    expect(app.hangfire.enqueued().map(statesOf)).toEqual([
      ['Scheduled', 'Enqueued'],
      ['Enqueued'],
    ]);
  });

  it('releases delayed continuations at their time', async () => {
    const parent = await app.jobs.enqueue(EmailService, (email) => email.sendWelcome('ada', ada));
    await app.jobs.continueWith(parent, ReportService, (report) => report.note(), {
      schedule: { minutes: 10 },
    });
    await app.hangfire.advance({ minutes: 5 });
    expect(reports().times).toEqual([]);

    await app.hangfire.advance({ minutes: 5 });
    expect(reports().times).toEqual(['2026-03-01T12:10:00.000Z']);
  });

  it('gives up after the limit of runs', async () => {
    await app.jobs.enqueue(CampaignService, (campaigns) => campaigns.poll());

    await expect(app.hangfire.advance({ days: 1 }, { limit: 20 })).rejects.toBeInstanceOf(
      RunLimitError,
    );
  });

  it('does not go back', async () => {
    await expect(app.hangfire.advance({ hours: -1 })).rejects.toBeInstanceOf(TimeMovesForwardError);
    await expect(app.hangfire.advance(new Date('2026-02-01T00:00:00Z'))).rejects.toThrow(
      'The clock stands at 2026-03-01T12:00:00.000Z and cannot go back to 2026-02-01T00:00:00.000Z.',
    );
    await expect(app.hangfire.advance({})).rejects.toBeInstanceOf(InvalidTimeError);
  });

  it('tells every time at which the clock stands', async () => {
    await app.close();
    const times: string[] = [];
    const onTimeChange = (now: Date) => times.push(now.toISOString());
    app = await TestingApp.start({ onTimeChange }, { providers: [ReportService] });
    await noteIn(15);
    await app.hangfire.advance({ minutes: 20 });
    await app.hangfire.reset();

    expect(times).toEqual([NOON, '2026-03-01T12:15:00.000Z', '2026-03-01T12:20:00.000Z', NOON]);
  });
});

describe('While the test fakes all timers', () => {
  it('jobs are enqueued, run and retried', async () => {
    jest.useFakeTimers();
    const app = await TestingApp.start({ onTimeChange: (now) => jest.setSystemTime(now) });
    try {
      app.email.failures = 1;
      await app.jobs.enqueue(EmailService, (email) => email.sendInvoice('ada'));
      await app.batches.start((batch) => {
        batch.enqueue(EmailService, (email) => email.sendReminder(new Date().toISOString()));
      });
      await app.hangfire.advance({ minutes: 1 }, { failures: 'keep' });

      expect(app.email.log).toEqual([`remind ${NOON}`, 'invoice ada']);
      expect(new Date().toISOString()).toBe('2026-03-01T12:01:00.000Z');
      await app.close();
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('reset', () => {
  it('begins anew, with the recurring jobs that the code declares', async () => {
    const app = await TestingApp.start({}, { providers: [ReportService] });
    await app.jobs.enqueue(EmailService, (email) => email.sendReminder('ada'));
    await app.recurringJobs.addOrUpdate('more', ReportService, (report) => report.note(), '@daily');
    await app.recurringJobs.removeIfExists('daily-report');
    await app.hangfire.advance({ days: 3 });
    app.hangfire.failNextEnqueue();
    app.hangfire.failNext(EmailService, 'sendReminder', new Error('never thrown'));
    await app.hangfire.reset();

    expect(app.hangfire.enqueued()).toEqual([]);
    expect(app.hangfire.now()).toEqual(new Date(NOON));
    expect((await app.recurringJobs.list()).map(({ id }) => id)).toEqual(['daily-report']);
    await app.jobs.enqueue(EmailService, (email) => email.sendReminder('bob'));
    expect(await app.hangfire.drain()).toMatchObject({ ran: 1, succeeded: 1 });
    await app.close();
  });
});
