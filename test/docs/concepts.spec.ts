import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Inject, Injectable, Scope } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { REQUEST } from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  AutomaticRetry,
  BackgroundJobService,
  DisableConcurrentExecution,
  DoNotRetryError,
  from,
  HangfireModule,
  JobContext,
  JobMethod,
  JobType,
  LatencyTimeout,
  MemoryJobStorage,
  Queue,
  JobQueryService,
  QueueService,
  RecurringJob,
  RecurringJobService,
  RetryAfterError,
} from 'nestjs-hangfire';
import { leftTheQueue } from '../support/left-the-queue.js';

class PaymentRefusedError extends Error {}
class GatewayTimeoutError extends Error {}

@Injectable()
@JobType('Payments', { aliases: ['PaymentService', 'BillingService'] })
class PaymentJobs {
  @AutomaticRetry({ attempts: 3, delaysInSeconds: [10, 60, 300], exceptOn: [PaymentRefusedError] })
  async charge(invoiceId: string): Promise<void> {
    throw new GatewayTimeoutError(`No answer for ${invoiceId}`);
  }

  async refund(invoiceId: string): Promise<void> {
    throw new DoNotRetryError(`Invoice ${invoiceId} was never paid`);
  }

  @AutomaticRetry({
    attempts: 5,
    delayInSeconds: (attempt, error) => (error instanceof GatewayTimeoutError ? 60 : 2 ** attempt),
  })
  async capture(invoiceId: string): Promise<void> {
    throw new GatewayTimeoutError(`No answer for ${invoiceId}`);
  }

  @JobMethod({ aliases: ['inform'] })
  async notify(customer: string): Promise<void> {
    throw new RetryAfterError({ seconds: 30 }, `The gateway has had enough of ${customer}`);
  }

  @DisableConcurrentExecution({
    timeoutInSeconds: 60,
    resource: 'ledger:{0}',
    onTimeout: 'reschedule',
  })
  async balance(ledger: string): Promise<string> {
    return ledger;
  }

  @LatencyTimeout(300)
  async sendStatus(): Promise<void> {}
}

@Injectable()
class ImportService {
  async import(rows: readonly string[]): Promise<number> {
    const { signal, parameters } = JobContext.current();
    let done = parameters.get<number>('done') ?? 0;

    for (const row of rows.slice(done)) {
      signal.throwIfAborted();
      await this.store(row);
      done += 1;
      parameters.set('done', done);
    }
    return done;
  }

  private async store(_row: string): Promise<void> {}
}

@Injectable()
class DigestService {
  @RecurringJob(
    'digest',
    from(ConfigService, (config) => config.get('DIGEST_CRON') ?? null),
    { timeZone: from(ConfigService, (config) => config.get('TIME_ZONE')) },
  )
  @Queue(from(ConfigService, (config) => config.getOrThrow('DIGEST_QUEUE')))
  @AutomaticRetry({ attempts: from(ConfigService, (config) => Number(config.get('RETRIES') ?? 3)) })
  async send(): Promise<void> {}
}

@Injectable({ scope: Scope.REQUEST })
class TenantReport {
  constructor(@Inject(REQUEST) private readonly context: JobContext) {}

  async create(): Promise<string> {
    return `Report for ${this.context.parameters.get('tenant')}`;
  }
}

const CONFIGURATION = { DIGEST_CRON: '0 7 * * *', DIGEST_QUEUE: 'mails' };

describe('docs/concepts.md', () => {
  let app: TestingModule;
  let jobs: BackgroundJobService;

  beforeEach(async () => {
    app = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot({ ignoreEnvFile: true, load: [() => CONFIGURATION] }),
        HangfireModule.forRoot({ storage: new MemoryJobStorage() }),
      ],
      providers: [PaymentJobs, ImportService, DigestService, TenantReport],
    }).compile();
    app.useLogger(false);
    await app.init();
    jobs = app.get(BackgroundJobService);
  });

  afterEach(() => app.close());

  it('takes the values of decorators from the configuration', async () => {
    const digest = await app.get(RecurringJobService).get('digest');
    const id = await jobs.enqueue(DigestService, (service) => service.send());

    expect(digest).toMatchObject({ cron: '0 7 * * *', timeZone: 'UTC' });
    expect(await jobs.get(id)).toMatchObject({ queue: 'mails' });
  });

  it('pauses a queue', async () => {
    const queues = app.get(QueueService);
    await queues.pause('mails', { by: 'Ada' });

    const [, mails] = await queues.list();
    expect(mails).toMatchObject({ name: 'mails', pausedBy: 'Ada' });
  });

  it('finds, counts and requeues jobs', async () => {
    await jobs.enqueue(PaymentJobs, (payments) => payments.charge('A-7'));
    const queries = app.get(JobQueryService);
    const refused = { states: ['Failed'], type: 'Payments', error: 'card was refused' };
    const { count } = await queries.count(refused);
    const { jobs: found, next } = await queries.search(refused, { limit: 50, order: 'oldest' });

    expect([count, found, next]).toEqual([0, [], undefined]);
    expect(await queries.count({ type: 'Payments' })).toEqual({ count: 1, isExact: true });

    const { changed, skipped, failed } = await queries.requeueAll(refused, {
      limit: 1_000,
      by: 'Ada',
    });
    expect([changed, skipped, failed]).toEqual([0, 0, 0]);
  });

  it('stores jobs under a pinned name and retries them', async () => {
    const id = await jobs.enqueue(PaymentJobs, (payments) => payments.charge('A-7'));

    const job = await leftTheQueue(jobs, id);
    expect(job).toMatchObject({ type: 'Payments', state: 'Scheduled' });
    expect(job?.history.map(({ state }) => state)).toEqual([
      'Enqueued',
      'Processing',
      'Failed',
      'Scheduled',
    ]);
  });

  it('does not retry a job that cannot succeed', async () => {
    const id = await jobs.enqueue(PaymentJobs, (payments) => payments.refund('A-7'));

    expect(await leftTheQueue(jobs, id)).toMatchObject({ state: 'Failed' });
  });

  it('asks a function for the delay, and puts off a run that asks for it', async () => {
    const captured = await jobs.enqueue(PaymentJobs, (payments) => payments.capture('A-7'));
    const notified = await jobs.enqueue(PaymentJobs, (payments) => payments.notify('Ada'));

    expect((await leftTheQueue(jobs, captured))?.history.at(-1)?.reason).toContain('Retry attempt');
    expect((await leftTheQueue(jobs, notified))?.history.at(-1)?.reason).toContain('Put off');
  });

  it('locks a resource for the length of a run', async () => {
    const id = await jobs.enqueue(PaymentJobs, (payments) => payments.balance('eu'));

    expect(await leftTheQueue(jobs, id)).toMatchObject({ state: 'Succeeded', result: 'eu' });
  });

  it('keeps the parameters of a run', async () => {
    const id = await jobs.enqueue(ImportService, (imports) => imports.import(['a', 'b']));

    expect(await leftTheQueue(jobs, id)).toMatchObject({ result: 2, parameters: { done: 2 } });
  });

  it('gives request-scoped providers the context of the job', async () => {
    const id = await jobs.enqueue(TenantReport, (report) => report.create(), {
      parameters: { tenant: 'acme' },
    });

    expect(await leftTheQueue(jobs, id)).toMatchObject({ result: 'Report for acme' });
  });

  it('returns undefined outside a job', () => {
    expect(JobContext.find()).toBeUndefined();
  });
});
