import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  AutomaticRetry,
  BackgroundJobService,
  BatchService,
  DisableConcurrentExecution,
  JOB_STORAGE,
  JobQueryService,
  type JobStorage,
} from 'nestjs-hangfire';
import { JobsFailedError, RunLimitError } from 'nestjs-hangfire/testing';
import { ada, CampaignService, EmailService, MailServerDownError } from './support/shop.js';
import { TestingApp } from './support/testing-app.js';

@Injectable()
class ShopService {
  readonly log: string[] = [];

  constructor(
    private readonly jobs: BackgroundJobService,
    private readonly batches: BatchService,
  ) {}

  async note(line: string): Promise<void> {
    this.log.push(line);
  }

  async fail(line: string): Promise<void> {
    throw new Error(line);
  }

  @AutomaticRetry({ attempts: 2, delaysInSeconds: [0] })
  async failOnce(): Promise<void> {
    this.log.push('tried');
    if (this.log.length === 1) throw new Error('Once more');
  }

  async *steps() {
    this.log.push('first');
    yield 'first';
    this.log.push('second');
    yield 'second';
  }

  async order(): Promise<void> {
    await this.batches.start((batch) => {
      batch.enqueueMany(ShopService, ['a', 'b'], (shop, line) => shop.note(line));
    });
    this.log.push('ordered');
  }

  @DisableConcurrentExecution(60)
  async exclusively(rest: number): Promise<void> {
    this.log.push(`begin ${rest}`);
    if (rest > 0) {
      await this.jobs.enqueue(ShopService, (shop) => shop.exclusively(rest - 1));
    }
    this.log.push(`end ${rest}`);
  }
}

@Injectable()
class EarlyService implements OnModuleInit {
  constructor(private readonly jobs: BackgroundJobService) {}

  async onModuleInit(): Promise<void> {
    await this.jobs.enqueue(ShopService, (shop) => shop.note('early'));
  }
}

describe("In mode 'inline'", () => {
  let app: TestingApp;

  beforeEach(async () => {
    app = await TestingApp.start({ mode: 'inline' }, { providers: [ShopService] });
  });
  afterEach(() => app.close());

  const shop = () => app.get(ShopService);
  const note = (line: string, options = {}) =>
    app.jobs.enqueue(ShopService, (service) => service.note(line), options);

  it('a job has run when its enqueue resolves', async () => {
    const id = await app.jobs.enqueue(EmailService, (email) => email.sendWelcome('ada', ada));

    expect(app.email.log).toEqual(['welcome ada']);
    expect(await app.jobs.get(id)).toMatchObject({ state: 'Succeeded', result: ada.id });
  });

  it('a job whose method is a generator has run as well', async () => {
    const id = await app.jobs.enqueue(ShopService, (service) => service.steps());

    expect(shop().log).toEqual(['first', 'second']);
    expect(await app.jobs.get(id)).toMatchObject({ state: 'Succeeded', result: 'second' });
  });

  it('all jobs that it enqueues have run as well, however deep', async () => {
    await app.jobs.enqueue(CampaignService, (campaigns) => campaigns.start(['ada', 'bob']));
    await app.jobs.enqueue(ShopService, (service) => service.order());

    expect(app.email.log).toEqual(['remind ada', 'remind bob', 'campaign started']);
    expect(shop().log).toEqual(['a', 'b', 'ordered']);
  });

  it('the enqueue throws the error of its job', async () => {
    app.email.failures = 1;
    const enqueued = app.jobs.enqueue(EmailService, (email) => email.sendInvoice('ada'));

    await expect(enqueued).rejects.toBeInstanceOf(MailServerDownError);
    expect(app.hangfire.enqueued()).toMatchObject([{ state: 'Scheduled' }]);
    await app.hangfire.advance({ minutes: 1 });
    expect(app.email.log).toEqual(['invoice ada']);
  });

  it('of several calls at the same time each hears of its own job', async () => {
    const outcomes = await Promise.allSettled([
      note('a'),
      app.jobs.enqueue(ShopService, (service) => service.fail('b')),
      note('c'),
      app.jobs.enqueue(ShopService, (service) => service.fail('d')),
    ]);

    expect(outcomes).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { message: 'b' } },
      { status: 'fulfilled' },
      { status: 'rejected', reason: { message: 'd' } },
    ]);
    expect(shop().log).toEqual(['a', 'c']);
  });

  it('several jobs that fail in one call are named together', async () => {
    const many = app.jobs.enqueueMany(ShopService, ['a', 'b'], (service, line) =>
      service.fail(line),
    );

    await expect(many).rejects.toBeInstanceOf(JobsFailedError);
    await expect(many).rejects.toMatchObject({ failures: [{ attempt: 1 }, { attempt: 1 }] });
  });

  it('failures are kept where the module says so', async () => {
    await app.close();
    app = await TestingApp.start({ mode: 'inline', failures: 'keep' });
    const id = await app.jobs.enqueue(EmailService, (email) => email.sendOnce('ada'));

    expect(await app.jobs.get(id)).toMatchObject({ state: 'Failed' });
  });

  it('a retry without a delay happens at once', async () => {
    const enqueued = app.jobs.enqueue(ShopService, (service) => service.failOnce());

    await expect(enqueued).rejects.toThrow('Once more');
    expect(shop().log).toEqual(['tried', 'tried']);
    expect(app.hangfire.enqueued()).toMatchObject([{ state: 'Succeeded' }]);
  });

  it('scheduled jobs wait for their time', async () => {
    await app.jobs.schedule(ShopService, (service) => service.note('later'), { days: 1 });
    expect(shop().log).toEqual([]);

    await app.hangfire.advance({ days: 1 });
    expect(shop().log).toEqual(['later']);
  });

  it('continuations run with their parents', async () => {
    const parent = await app.jobs.schedule(ShopService, (service) => service.note('parent'), {
      days: 1,
    });
    await app.jobs.continueWith(parent, ShopService, (service) => service.note('child'));
    await app.jobs.requeue(parent);

    expect(shop().log).toEqual(['parent', 'child']);
    await app.jobs.continueWith(parent, ShopService, (service) => service.note('late child'));
    expect(shop().log).toEqual(['parent', 'child', 'late child']);
  });

  it('batches have ended when their start resolves, nested ones included', async () => {
    const batchId = await app.batches.start('Outer', (batch) => {
      const first = batch.enqueue(ShopService, (service) => service.note('first'));
      batch.continueWith(first, ShopService, (service) => service.note('second'));
      batch.start('Inner', (inner) => {
        inner.enqueue(ShopService, (service) => service.note('inner'));
      });
    });

    expect(shop().log.toSorted()).toEqual(['first', 'inner', 'second']);
    expect(await app.batches.get(batchId)).toMatchObject({ state: 'Succeeded' });
    await app.batches.continueBatchWith(batchId, (batch) => {
      batch.enqueue(ShopService, (service) => service.note('after'));
    });
    await app.batches.attach(batchId, (batch) => {
      batch.enqueue(ShopService, (service) => service.note('attached'));
    });
    expect(shop().log.slice(-2)).toEqual(['after', 'attached']);
  });

  it('a continuation of a batch goes on when the batch is cancelled', async () => {
    const batchId = await app.batches.start((batch) => {
      batch.schedule(ShopService, (service) => service.note('never'), { days: 1 });
    });
    await app.jobs.continueWith(batchId, ShopService, (service) => service.note('cancelled'), {
      on: 'deleted',
    });
    await app.batches.cancel(batchId);

    expect(shop().log).toEqual(['cancelled']);
  });

  it('a recurring job that is triggered has run', async () => {
    await app.recurringJobs.addOrUpdate('daily', ShopService, (s) => s.note('daily'), '@daily');
    await app.recurringJobs.trigger('daily');

    expect(shop().log).toEqual(['daily']);
  });

  it('a job that is requeued with others counts as requeued, whatever its run does', async () => {
    const fails = (line: string) => app.jobs.enqueue(ShopService, (service) => service.fail(line));
    await Promise.allSettled([fails('a'), fails('b')]);
    await note('c', { queue: 'mails' });
    const requeued = app.get(JobQueryService).requeueAll({ type: 'ShopService' });

    await expect(requeued).rejects.toBeInstanceOf(JobsFailedError);
    await expect(requeued).rejects.toMatchObject({
      failures: [{ error: { message: 'a' } }, { error: { message: 'b' } }],
    });
    expect(shop().log).toEqual(['c', 'c']);
    const [operation] = await app.get<JobStorage>(JOB_STORAGE).bulk.list(1);
    expect(operation).toMatchObject({ changed: 3, failed: 0, error: undefined });
  });

  it('a continuation of jobs that are deleted together has run', async () => {
    const parent = await app.jobs.schedule(ShopService, (s) => s.note('never'), { days: 1 });
    await app.jobs.continueWith(parent, ShopService, (s) => s.note('after'), { on: 'deleted' });
    await app.get(JobQueryService).deleteAll({ ids: [parent] });

    expect(shop().log).toEqual(['after']);
  });

  it('a job whose resource is taken by an enclosing job runs when the resource is free', async () => {
    await app.jobs.enqueue(ShopService, (service) => service.exclusively(2));

    expect(shop().log).toEqual(['begin 2', 'end 2', 'begin 1', 'end 1', 'begin 0', 'end 0']);
  });

  it('a job of a paused queue runs once the queue is open', async () => {
    const { queues } = app.get<JobStorage>(JOB_STORAGE);
    await queues.pause('mails', 'a test');
    await note('paused', { queue: 'mails' });
    expect(shop().log).toEqual([]);

    await queues.resume('mails');
    await note('other');
    expect(shop().log).toEqual(['other', 'paused']);
  });

  it('a job that enqueues itself comes to an end', async () => {
    const enqueued = app.jobs.enqueue(CampaignService, (campaigns) => campaigns.poll());

    await expect(enqueued).rejects.toBeInstanceOf(RunLimitError);
    await expect(enqueued).rejects.toThrow('CampaignService.poll ran 501 times');
  });

  it('as many jobs as one call has created run', async () => {
    const lines = Array.from({ length: 1_200 }, (_, index) => String(index));
    await app.jobs.enqueueMany(ShopService, lines, (service, line) => service.note(line));

    expect(shop().log).toEqual(lines);
  });

  it('performJob runs the job once', async () => {
    await app.hangfire.performJob(ShopService, (service) => service.note('performed'));

    expect(shop().log).toEqual(['performed']);
  });

  it('a job that is enqueued while the application starts waits for the test', async () => {
    await app.close();
    const providers = [ShopService, EarlyService];
    app = await TestingApp.start({ mode: 'inline' }, { providers });
    expect(shop().log).toEqual([]);

    await app.hangfire.drain();
    expect(shop().log).toEqual(['early']);
  });

  it('begins anew after a reset', async () => {
    const { queues } = app.get<JobStorage>(JOB_STORAGE);
    await queues.pause('mails', 'a test');
    await note('forgotten', { queue: 'mails' });
    await app.hangfire.reset();
    await note('remembered', { queue: 'mails' });

    expect(shop().log).toEqual(['remembered']);
  });
});
