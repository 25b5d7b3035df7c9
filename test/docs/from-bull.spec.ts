import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Logger } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  type ApplyStateContext,
  AutomaticRetry,
  BackgroundJobService,
  Cron,
  DoNotRetryError,
  HangfireModule,
  JobContext,
  type JobFilter,
  JobTimeout,
  MemoryJobStorage,
  Queue,
  RecurringJob,
  RecurringJobService,
} from 'nestjs-hangfire';
import { ended } from '../support/ended.js';

const logged: string[] = [];

@Injectable()
class Mailer {
  async send(address: string, subject: string): Promise<string> {
    if (address === 'nobody') throw new Error('no such mailbox');
    return `${subject}, ${address}`;
  }
}

@Injectable()
@Queue('mail')
@AutomaticRetry({ attempts: 2, delayInSeconds: (attempt) => 2 ** (attempt - 1) })
class MailService {
  constructor(private readonly mailer: Mailer) {}

  async welcome(address: string): Promise<string> {
    return this.mailer.send(address, 'Welcome');
  }

  @JobTimeout(30)
  async invoice(address: string, orderId: number): Promise<string> {
    if (orderId < 1) throw new DoNotRetryError(`There is no order ${orderId}`);
    return this.mailer.send(address, `Order ${orderId}`);
  }

  @RecurringJob('digest', Cron.daily(9), { timeZone: 'Europe/Istanbul' })
  async digest(): Promise<void> {}

  async report(): Promise<unknown[]> {
    const parents = await JobContext.current().parents();
    return parents.map((parent) => (parent.kind === 'job' ? parent.result : undefined));
  }
}

@Injectable()
class SignUpService {
  constructor(
    private readonly jobs: BackgroundJobService,
    private readonly recurringJobs: RecurringJobService,
  ) {}

  async signUp(address: string): Promise<(string | null)[]> {
    const mails = [
      await this.jobs.enqueue(MailService, (mail) => mail.welcome(address), { priority: 1 }),
      await this.jobs.schedule(MailService, (mail) => mail.invoice(address, 7), { hours: 1 }),
    ];
    await this.recurringJobs.addOrUpdate(
      `follow-up-${address}`,
      MailService,
      (mail) => mail.welcome(address),
      Cron.weekly(),
    );
    return mails;
  }

  async invoiceAll(addresses: readonly string[]): Promise<string | null> {
    const mails = await this.jobs.enqueueMany(MailService, addresses, (mail, address) =>
      mail.invoice(address, 1),
    );
    return this.jobs.continueWith(mails, MailService, (mail) => mail.report());
  }
}

@Injectable()
class MailEvents implements JobFilter {
  private readonly logger = new Logger(MailEvents.name);

  onStateApplied({ job, newState }: ApplyStateContext): void {
    if (newState.name === 'Succeeded') this.logger.log(`${job.callName} is done`);
    if (newState.name === 'Failed') this.logger.error(`${job.callName} has failed for good`);
  }
}

describe('docs/from-bull.md', () => {
  let app: TestingModule;
  let jobs: BackgroundJobService;
  let signUps: SignUpService;

  beforeEach(async () => {
    const hangfire = HangfireModule.forRoot({
      storage: new MemoryJobStorage(),
      jobExpirationTimeoutMs: 3_600_000,
      filters: [MailEvents],
      server: [
        { name: 'mail', queues: ['mail'], workerCount: 5 },
        { name: 'others', queues: ['default'], workerCount: 1 },
      ],
    });
    app = await Test.createTestingModule({
      imports: [hangfire],
      providers: [Mailer, MailService, SignUpService, MailEvents],
    }).compile();
    logged.length = 0;
    const keep = (text: unknown) => logged.push(String(text));
    app.useLogger({ log: keep, warn: keep, error: keep });
    await app.init();
    jobs = app.get(BackgroundJobService);
    signUps = app.get(SignUpService);
  });
  afterEach(() => app.close());

  it('enqueues, schedules and repeats the jobs of queue.add', async () => {
    const [welcome = null, invoice = null] = await signUps.signUp('ada');

    expect(await ended(jobs, welcome)).toMatchObject({
      queue: 'mail',
      priority: 1,
      result: 'Welcome, ada',
    });
    expect(await jobs.get(invoice)).toMatchObject({ state: 'Scheduled', args: ['ada', 7] });
    const repeated = (await app.get(RecurringJobService).list()).map(({ id }) => id);
    expect(repeated).toEqual(['digest', 'follow-up-ada']);
    expect(logged).toContain('MailService.welcome is done');
  });

  it('retries with the delays of an exponential backoff, except after an unrecoverable error', async () => {
    const id = await jobs.enqueue(MailService, (mail) => mail.welcome('nobody'));
    const retried = await ended(jobs, id);
    const refused = await jobs.enqueue(MailService, (mail) => mail.invoice('ada', 0));

    expect(retried?.history.filter(({ state }) => state === 'Processing')).toHaveLength(3);
    expect(
      logged.filter((text) => text === 'MailService.welcome has failed for good'),
    ).toHaveLength(1);
    expect((await ended(jobs, refused))?.history.map(({ state }) => state)).toEqual([
      'Enqueued',
      'Processing',
      'Failed',
    ]);
  });

  it('gives a flow as parents whose results its last job reads', async () => {
    const report = await signUps.invoiceAll(['ada', 'bob']);

    expect(await ended(jobs, report)).toMatchObject({ result: ['Order 1, ada', 'Order 1, bob'] });
  });
});
