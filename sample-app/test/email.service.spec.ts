import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { HangfireTesting, HangfireTestingModule, JobsFailedError } from 'nestjs-hangfire/testing';
import { EmailService } from '../src/emails/email.service.js';
import { MailServerUnavailableError, UnknownMailboxError } from '../src/emails/mail-server.js';
import { Mailer } from '../src/emails/mailer.js';
import { Outbox } from './support/outbox.js';

describe('EmailService', () => {
  let module: TestingModule;
  let hangfire: HangfireTesting;
  let outbox: Outbox;

  beforeEach(async () => {
    outbox = new Outbox();
    module = await Test.createTestingModule({
      imports: [HangfireTestingModule.forRoot({ now: '2026-03-01T12:00:00Z' })],
      providers: [EmailService, { provide: Mailer, useValue: outbox }],
    }).compile();
    await module.init();
    hangfire = module.get(HangfireTesting);
  });

  afterEach(() => module.close());

  it('sends a welcome', async () => {
    const job = await hangfire.performJob(EmailService, (email) =>
      email.sendWelcome('ada@example.com', 'Ada'),
    );

    expect(job.state).toBe('Succeeded');
    expect(job.displayName).toBe('Welcome ada@example.com');
    expect(outbox.subjects).toEqual(['Welcome, Ada']);
  });

  it('tries again while the mail server takes nothing', async () => {
    const error = new MailServerUnavailableError('ada@example.com');
    hangfire.failNext(EmailService, 'sendWelcome', error, { times: 2 });

    const job = await hangfire.performJob(
      EmailService,
      (email) => email.sendWelcome('ada@example.com', 'Ada'),
      { failures: 'keep' },
    );
    expect(job).toMatchObject({
      state: 'Scheduled',
      scheduledAt: new Date('2026-03-01T12:00:02Z'),
      exception: { type: 'MailServerUnavailableError' },
    });

    await hangfire.advance({ minutes: 1 }, { failures: 'keep' });
    expect(hangfire.enqueued(EmailService, 'sendWelcome')).toMatchObject([
      { state: 'Succeeded', attempt: 3 },
    ]);
    expect(outbox.subjects).toContain('Welcome, Ada');
  });

  it('does not try again when there is no such mailbox', async () => {
    hangfire.failNext(EmailService, 'sendWelcome', new UnknownMailboxError('ada@example.com'));

    const performed = hangfire.performJob(EmailService, (email) =>
      email.sendWelcome('ada@example.com', 'Ada'),
    );
    await expect(performed).rejects.toBeInstanceOf(JobsFailedError);
    await expect(performed).rejects.toMatchObject({
      failures: [{ attempt: 1, state: 'Failed' }],
      cause: expect.any(UnknownMailboxError),
    });
  });

  it('sends a digest every minute', async () => {
    const { ran } = await hangfire.advance({ minutes: 3 });

    expect(ran).toBe(3);
    expect(outbox.mails.map(({ text }) => text)).toEqual([
      'Mails sent so far: 0.\n',
      'Mails sent so far: 1.\n',
      'Mails sent so far: 2.\n',
    ]);
  });
});
