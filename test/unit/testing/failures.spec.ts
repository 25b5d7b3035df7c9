import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  FailedState,
  type JobFilter,
  StorageUnavailableError,
  UnknownMethodError,
  UnstorableOutcomeError,
} from 'nestjs-hangfire';
import { JobsFailedError } from 'nestjs-hangfire/testing';
import { ada, EmailService, MailServerDownError } from './support/shop.js';
import { statesOf, TestingApp } from './support/testing-app.js';

describe('A job that fails', () => {
  let app: TestingApp;

  beforeEach(async () => {
    app = await TestingApp.start();
  });
  afterEach(() => app.close());

  const invoice = (address = 'ada') =>
    app.jobs.enqueue(EmailService, (email) => email.sendInvoice(address));
  const once = (address: string) =>
    app.jobs.enqueue(EmailService, (email) => email.sendOnce(address));
  const failing = async (work: Promise<unknown>): Promise<JobsFailedError> => {
    const error = await work.catch((thrown: unknown) => thrown);
    if (!(error instanceof JobsFailedError)) throw new Error(`Not thrown: ${inspect(error)}`);
    return error;
  };

  it('fails the test, with its error as the cause', async () => {
    app.email.failures = 1;
    const id = await invoice();
    const error = await failing(app.hangfire.runNext());

    expect(error.message).toContain(
      'EmailService.sendInvoice, attempt 1, now Scheduled: MailServerDownError: The mail server is down',
    );
    expect(error.cause).toBeInstanceOf(MailServerDownError);
    expect(error.failures).toMatchObject([{ jobId: id, attempt: 1, state: 'Scheduled' }]);
  });

  it('fails the test after all other jobs have run, with each failure named', async () => {
    await once('ada');
    await app.jobs.enqueue(EmailService, (email) => email.sendReminder('eve'));
    await once('bob');
    const error = await failing(app.hangfire.drain());

    expect(error.message).toContain('2 runs of jobs failed:');
    expect(error.errors.map((thrown) => (thrown as Error).message)).toEqual([
      'No mail for ada',
      'No mail for bob',
    ]);
    expect(error.cause).toBeInstanceOf(AggregateError);
    expect(app.email.log).toEqual(['remind eve']);
  });

  it('is kept as it is where the call says so', async () => {
    app.email.failures = 1;
    await invoice();
    const job = await app.hangfire.runNext({ failures: 'keep' });

    expect(job).toMatchObject({
      state: 'Scheduled',
      attempt: 1,
      scheduledAt: new Date('2026-03-01T12:00:10.000Z'),
      parameters: { RetryCount: 1 },
      exception: { type: 'MailServerDownError', message: 'The mail server is down' },
    });
    expect(job && statesOf(job)).toEqual(['Enqueued', 'Processing', 'Failed', 'Scheduled']);
  });

  it('is kept where the module says so, unless the call wants it thrown', async () => {
    await app.close();
    app = await TestingApp.start({ failures: 'keep' });
    await once('ada');
    expect(await app.hangfire.drain()).toMatchObject({ ran: 1, succeeded: 0, failed: 1 });

    await once('bob');
    await failing(app.hangfire.drain({ failures: 'throw' }));
  });

  it('is named among at most ten', async () => {
    for (let count = 0; count < 12; count += 1) await once(`no ${count}`);

    expect((await failing(app.hangfire.drain())).message).toContain('and 2 more');
  });

  it('shows the error that a filter made it fail with', async () => {
    await app.close();
    const refuse: JobFilter = {
      onStateElection(context) {
        const isRun = context.candidateState.name === 'Succeeded';
        if (isRun) context.candidateState = new FailedState(new RangeError('Not so'));
      },
    };
    app = await TestingApp.start({ filters: [refuse] });
    await app.jobs.enqueue(EmailService, (email) => email.sendReminder('ada'));
    const error = await failing(app.hangfire.drain());

    expect(error.cause).toMatchObject({ name: 'RangeError', message: 'Not so' });
  });

  it('shows the error of a state filter', async () => {
    await app.close();
    const broken = new TypeError('The filter is broken');
    const breaking: JobFilter = {
      onStateApplied({ newState }) {
        if (newState.name === 'Succeeded') throw broken;
      },
    };
    app = await TestingApp.start({ filters: [breaking] });
    await app.jobs.enqueue(EmailService, (email) => email.sendReminder('ada'));

    expect((await failing(app.hangfire.drain())).cause).toBe(broken);
  });

  it('shows an outcome that cannot be stored', async () => {
    await app.close();
    const strange: JobFilter = {
      onStateElection(context) {
        if (context.candidateState.name !== 'Succeeded') return;
        context.candidateState = {
          name: 'Strange',
          isFinal: true,
          toData: () => ({ big: 1n }),
        };
      },
    };
    app = await TestingApp.start({ filters: [strange] });
    await app.jobs.enqueue(EmailService, (email) => email.sendReminder('ada'));

    expect((await failing(app.hangfire.drain())).cause).toBeInstanceOf(UnstorableOutcomeError);
  });
});

describe('failNext', () => {
  let app: TestingApp;

  beforeEach(async () => {
    app = await TestingApp.start({ failures: 'keep' });
  });
  afterEach(() => app.close());

  it('lets the next run of a method throw, through all filters, in place of calling it', async () => {
    app.hangfire.failNext(EmailService, 'sendInvoice', new MailServerDownError('Injected'));
    await app.jobs.enqueue(EmailService, (email) => email.sendInvoice('ada'));

    expect(await app.hangfire.runNext()).toMatchObject({
      state: 'Scheduled',
      exception: { message: 'Injected' },
    });
    expect(app.email.log).toEqual([]);
    await app.hangfire.advance({ seconds: 10 });
    expect(app.email.log).toEqual(['invoice ada']);
  });

  it('throws as often as it is told, one failure after the other', async () => {
    app.hangfire.failNext(EmailService, 'sendInvoice', new Error('first'), { times: 2 });
    app.hangfire.failNext(EmailService, 'sendInvoice', new Error('second'));
    await app.jobs.enqueue(EmailService, (email) => email.sendInvoice('ada'));
    await app.hangfire.advance({ hours: 1 });
    const [job] = app.hangfire.enqueued(EmailService, 'sendInvoice');
    const exceptions = job?.history.flatMap(({ data }) => data.exception ?? []);

    expect(job?.state).toBe('Succeeded');
    expect(exceptions?.map((exception) => (exception as Error).message)).toEqual([
      'first',
      'first',
      'second',
    ]);
  });

  it('leaves other methods alone', async () => {
    app.hangfire.failNext(EmailService, 'sendInvoice', new Error('other'));
    await app.jobs.enqueue(EmailService, (email) => email.sendWelcome('ada', ada));

    expect(await app.hangfire.drain()).toMatchObject({ succeeded: 1, failed: 0 });
  });

  it('does not take a name that no job can have', () => {
    expect(() =>
      app.hangfire.failNext(EmailService, 'send' as 'sendOnce', new Error('never')),
    ).toThrow(UnknownMethodError);
  });
});

describe('failNextEnqueue', () => {
  let app: TestingApp;

  beforeEach(async () => {
    app = await TestingApp.start();
  });
  afterEach(() => app.close());

  const remind = () => app.jobs.enqueue(EmailService, (email) => email.sendReminder('ada'));

  it('lets the store refuse the next new job, once', async () => {
    app.hangfire.failNextEnqueue();

    await expect(remind()).rejects.toBeInstanceOf(StorageUnavailableError);
    expect(app.hangfire.enqueued()).toEqual([]);
    await remind();
    expect(app.hangfire.enqueued()).toHaveLength(1);
  });

  it('refuses as often as it is told, including batches and many jobs at once', async () => {
    app.hangfire.failNextEnqueue({ times: 2 });
    const refused = StorageUnavailableError;

    const batch = app.batches.start((inner) => {
      inner.enqueue(EmailService, (email) => email.sendReminder('ada'));
    });
    await expect(batch).rejects.toBeInstanceOf(refused);
    const many = app.jobs.enqueueMany(EmailService, ['ada'], (email, name) =>
      email.sendReminder(name),
    );
    await expect(many).rejects.toBeInstanceOf(refused);
    await remind();
  });
});
