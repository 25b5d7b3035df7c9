import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnknownMethodError } from 'nestjs-hangfire';
import { ada, CampaignService, EmailService } from './support/shop.js';
import { TestingApp } from './support/testing-app.js';

abstract class Printer {
  abstract print(page: number): void;
}

describe('enqueued', () => {
  let app: TestingApp;

  beforeEach(async () => {
    app = await TestingApp.start();
  });
  afterEach(() => app.close());

  const welcome = () =>
    app.jobs.enqueue(EmailService, (email) => email.sendWelcome(ada.address, ada), {
      priority: -5,
      parameters: { tenant: 'acme' },
    });

  it('gives a job with its arguments, as they were read back', async () => {
    const id = await welcome();
    const [job] = app.hangfire.enqueued(EmailService, 'sendWelcome');

    expect(job?.args).toEqual([ada.address, ada]);
    expect(job?.args[1]).not.toBe(ada);
    expect(job?.args[1].name).toBe('Ada');
    expect(job).toMatchObject({
      id,
      displayName: 'Welcome ada@example.com',
      queue: 'critical',
      priority: -5,
      state: 'Enqueued',
      parameters: { tenant: 'acme' },
      createdAt: app.hangfire.now(),
      scheduledAt: undefined,
      result: undefined,
    });
  });

  it('gives the time that a job is scheduled for', async () => {
    await app.jobs.schedule(EmailService, (email) => email.sendReminder('ada'), { days: 3 });

    expect(app.hangfire.enqueued(EmailService, 'sendReminder')).toMatchObject([
      { state: 'Scheduled', scheduledAt: new Date('2026-03-04T12:00:00.000Z') },
    ]);
  });

  it('gives the jobs of one method, of one service, or all jobs, in the order of creation', async () => {
    await welcome();
    await app.jobs.enqueue(CampaignService, (campaigns) => campaigns.start([]));
    await app.jobs.enqueue(EmailService, (email) => email.sendReminder('ada'));
    const methods = (jobs: readonly { readonly method: string }[]) =>
      jobs.map(({ method }) => method);

    expect(methods(app.hangfire.enqueued(EmailService, 'sendReminder'))).toEqual(['sendReminder']);
    expect(methods(app.hangfire.enqueued(EmailService))).toEqual(['sendWelcome', 'sendReminder']);
    expect(methods(app.hangfire.enqueued())).toEqual(['sendWelcome', 'start', 'sendReminder']);
  });

  it('gives jobs that have ended, however long ago', async () => {
    await welcome();
    await app.hangfire.drain();
    await app.hangfire.advance({ days: 400 });

    expect(app.hangfire.enqueued(EmailService, 'sendWelcome')).toMatchObject([
      { state: 'Succeeded', result: ada.id, attempt: 1 },
    ]);
  });

  it('gives jobs that have expired by the retention that the application asks for, too', async () => {
    await app.close();
    app = await TestingApp.start({ jobExpirationTimeoutMs: 1_000 });
    const id = await welcome();
    await app.hangfire.drain();
    await app.hangfire.advance({ seconds: 1 });

    expect(await app.jobs.get(id)).toBeUndefined();
    expect(app.hangfire.enqueued(EmailService)).toMatchObject([{ id, state: 'Succeeded' }]);
  });

  it('gives jobs of an abstract class that another process provides', async () => {
    await app.jobs.enqueue(Printer, (printer) => printer.print(7));

    expect(app.hangfire.enqueued(Printer, 'print')).toMatchObject([{ args: [7] }]);
    expect(() => app.hangfire.enqueued(Printer, 'toString' as 'print')).toThrow(UnknownMethodError);
  });

  it('does not take a name that no job can have', () => {
    expect(() => app.hangfire.enqueued(EmailService, 'sendWelcom' as 'sendWelcome')).toThrow(
      UnknownMethodError,
    );
    expect(() => app.hangfire.enqueued(EmailService, 'sendWelcom' as 'sendWelcome')).toThrow(
      'Did you mean "sendWelcome"?',
    );
  });
});
