import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { DisableConcurrentExecution, JOB_STORAGE, type JobStorage } from 'nestjs-hangfire';
import { RunLimitError } from 'nestjs-hangfire/testing';
import { Signal } from '../../support/signal.js';
import { ada, CampaignService, EmailService } from './support/shop.js';
import { TestingApp } from './support/testing-app.js';

@Injectable()
class LedgerService {
  readonly opened = new Signal();
  readonly mayClose = new Signal();

  @DisableConcurrentExecution(60)
  async close(): Promise<void> {
    this.opened.fire();
    await this.mayClose;
  }
}

describe('Between the calls of the kit', () => {
  it('nothing happens', async () => {
    const app = await TestingApp.start();
    await app.jobs.enqueue(EmailService, (email) => email.sendReminder('ada'));
    await new Promise((resolve) => setImmediate(resolve));

    expect(app.email.log).toEqual([]);
    expect(app.hangfire.enqueued()).toMatchObject([{ state: 'Enqueued' }]);
    await app.close();
  });
});

describe('runNext', () => {
  let app: TestingApp;

  beforeEach(async () => {
    app = await TestingApp.start({}, { providers: [LedgerService] });
  });
  afterEach(() => app.close());

  const remind = (address: string, options = {}) =>
    app.jobs.enqueue(EmailService, (email) => email.sendReminder(address), options);

  it('runs one job and gives it as it is then', async () => {
    const id = await app.jobs.enqueue(EmailService, (email) => email.sendWelcome('ada', ada));
    await remind('bob');

    expect(await app.hangfire.runNext()).toMatchObject({ id, state: 'Succeeded', result: 7 });
    expect(app.email.log).toEqual(['welcome ada']);
  });

  it('gives undefined when no job is ready', async () => {
    await app.jobs.schedule(EmailService, (email) => email.sendReminder('ada'), { days: 1 });

    expect(await app.hangfire.runNext()).toBeUndefined();
  });

  it('takes jobs by priority and age, whatever their queues', async () => {
    await remind('third');
    await remind('fourth', { queue: 'other' });
    await remind('first', { queue: 'another', priority: -1 });
    await remind('fifth');
    await remind('second', { priority: -1 });
    for (let run = 0; run < 5; run += 1) await app.hangfire.runNext();

    expect(app.email.log.map((line) => line.replace('remind ', ''))).toEqual([
      'first',
      'second',
      'third',
      'fourth',
      'fifth',
    ]);
  });

  it('passes over a job that waits for a resource, which runs as soon as that is free', async () => {
    const close = () => app.jobs.enqueue(LedgerService, (ledger) => ledger.close());
    const first = await close();
    const second = await close();
    const third = await remind('ada');
    const running = app.hangfire.runNext();
    await app.get(LedgerService).opened;

    expect(await app.hangfire.runNext()).toMatchObject({ id: third });
    expect(await app.jobs.get(second)).toMatchObject({
      state: 'Enqueued',
      waitingFor: 'LedgerService.close',
    });
    app.get(LedgerService).mayClose.fire();
    expect(await running).toMatchObject({ id: first, state: 'Succeeded' });
    expect(await app.hangfire.runNext()).toMatchObject({ id: second, state: 'Succeeded' });
  });

  it('lets a job know through its signal that it was deleted', async () => {
    const id = await app.jobs.enqueue(LedgerService, (ledger) => ledger.close());
    const running = app.hangfire.runNext();
    await app.get(LedgerService).opened;
    await app.jobs.delete(id);
    app.get(LedgerService).mayClose.fire();

    expect(await running).toMatchObject({ id, state: 'Deleted' });
  });
});

describe('drain', () => {
  let app: TestingApp;

  beforeEach(async () => {
    app = await TestingApp.start();
  });
  afterEach(() => app.close());

  const remind = (address: string, options = {}) =>
    app.jobs.enqueue(EmailService, (email) => email.sendReminder(address), options);

  it('runs all jobs that are ready, and the jobs that they enqueue', async () => {
    await app.jobs.enqueue(CampaignService, (campaigns) => campaigns.start(['ada', 'bob']));

    expect(await app.hangfire.drain()).toMatchObject({
      ran: 3,
      succeeded: 3,
      failed: 0,
      jobs: [{ method: 'start' }, { args: ['ada'] }, { args: ['bob'] }],
    });
    expect(app.email.log).toEqual(['campaign started', 'remind ada', 'remind bob']);
  });

  it('runs jobs whose enqueue nobody has awaited', async () => {
    void remind('ada');
    expect(await app.hangfire.drain()).toMatchObject({ ran: 1 });

    void remind('bob');
    expect(await app.hangfire.runNext()).toMatchObject({ args: ['bob'] });
  });

  it('leaves jobs that other jobs enqueue in their queues, without recursion', async () => {
    await app.jobs.enqueue(CampaignService, (campaigns) => campaigns.start(['ada', 'bob']));

    expect(await app.hangfire.drain({ recursive: false })).toMatchObject({ ran: 1 });
    expect(app.hangfire.enqueued(EmailService)).toMatchObject([
      { state: 'Enqueued' },
      { state: 'Enqueued' },
    ]);
  });

  it('runs only jobs of the given queues', async () => {
    await remind('ada', { queue: 'mails' });
    await remind('bob', { queue: 'other' });

    expect(await app.hangfire.drain({ queues: ['mails'] })).toMatchObject({ ran: 1 });
    expect(app.email.log).toEqual(['remind ada']);
  });

  it('takes the given queues in their order', async () => {
    await remind('ada', { queue: 'other' });
    await remind('bob', { queue: 'mails' });
    await app.hangfire.drain({ queues: ['mails', 'other'] });

    expect(app.email.log).toEqual(['remind bob', 'remind ada']);
  });

  it('serves only the queues that the module names', async () => {
    await app.close();
    app = await TestingApp.start({ queues: ['critical'] });
    await app.jobs.enqueue(EmailService, (email) => email.sendWelcome('ada', ada));
    await remind('bob');

    expect(await app.hangfire.drain()).toMatchObject({ ran: 1 });
    expect(await app.hangfire.advance({ days: 1 })).toMatchObject({ ran: 0 });
    expect(app.email.log).toEqual(['welcome ada']);
  });

  it('leaves a paused queue alone until it is resumed', async () => {
    const { queues } = app.get<JobStorage>(JOB_STORAGE);
    await remind('ada');
    await queues.pause('default', 'a test');
    expect(await app.hangfire.drain()).toMatchObject({ ran: 0 });

    await queues.resume('default');
    expect(await app.hangfire.drain()).toMatchObject({ ran: 1 });
  });

  it('leaves scheduled jobs until their time', async () => {
    await app.jobs.schedule(EmailService, (email) => email.sendReminder('ada'), { days: 3 });

    expect(await app.hangfire.drain()).toMatchObject({ ran: 0 });
  });

  it('runs scheduled jobs as well, in the order of their times, while the clock stands still', async () => {
    await app.jobs.schedule(EmailService, (email) => email.sendReminder('late'), { days: 3 });
    await app.jobs.schedule(EmailService, (email) => email.sendReminder('early'), { days: 1 });
    const before = app.hangfire.now();

    expect(await app.hangfire.drain({ withScheduled: true })).toMatchObject({ ran: 2 });
    expect(app.email.log).toEqual(['remind early', 'remind late']);
    expect(app.hangfire.now()).toEqual(before);
  });

  it('runs retries as well, when it runs scheduled jobs', async () => {
    app.email.failures = 2;
    await app.jobs.enqueue(EmailService, (email) => email.sendInvoice('ada'));
    const summary = await app.hangfire.drain({ withScheduled: true, failures: 'keep' });

    expect(summary).toMatchObject({ ran: 3, succeeded: 1, failed: 2, jobs: [{ attempt: 3 }] });
  });

  it('hurries only jobs that were scheduled before it began, without recursion', async () => {
    app.email.failures = 2;
    await app.jobs.schedule(EmailService, (email) => email.sendInvoice('ada'), { days: 1 });
    const options = { withScheduled: true, recursive: false, failures: 'keep' } as const;

    expect(await app.hangfire.drain(options)).toMatchObject({ ran: 1, failed: 1 });
    expect(app.hangfire.enqueued()).toMatchObject([{ state: 'Scheduled', attempt: 1 }]);
  });

  it('goes on with continuations and batches', async () => {
    const batchId = await app.batches.start('Mails', (batch) => {
      batch.enqueueMany(EmailService, ['ada', 'bob'], (email, name) => email.sendReminder(name));
    });
    await app.jobs.continueWith(batchId, EmailService, (email) => email.sendReminder('office'));

    expect(await app.hangfire.drain()).toMatchObject({ ran: 3 });
    expect(app.email.log).toEqual(['remind ada', 'remind bob', 'remind office']);
    expect(await app.batches.get(batchId)).toMatchObject({ state: 'Succeeded' });
  });

  it('releases continuations of a job that the application has deleted', async () => {
    const parent = await remind('ada');
    await app.jobs.continueWith(parent, EmailService, (email) => email.sendReminder('office'), {
      on: 'deleted',
    });
    await app.jobs.delete(parent);
    await app.hangfire.drain();

    expect(app.email.log).toEqual(['remind office']);
  });

  it('gives up on jobs that go on creating jobs, and names them', async () => {
    await remind('ada');
    await app.jobs.enqueue(CampaignService, (campaigns) => campaigns.poll());
    const drained = app.hangfire.drain({ limit: 50 });

    await expect(drained).rejects.toBeInstanceOf(RunLimitError);
    await expect(drained).rejects.toMatchObject({
      limit: 50,
      counts: [
        { callName: 'CampaignService.poll', runs: 49 },
        { callName: 'EmailService.sendReminder', runs: 1 },
      ],
    });
    await expect(drained).rejects.toThrow(
      '50 jobs ran and there are more: CampaignService.poll ran 49 times, EmailService.sendReminder ran 1 time.',
    );
  });

  it('is content with exactly as many jobs as it may run', async () => {
    for (const address of ['ada', 'bob', 'eve']) await remind(address);

    expect(await app.hangfire.drain({ limit: 3 })).toMatchObject({ ran: 3 });
  });
});
