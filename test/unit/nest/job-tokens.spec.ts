import { afterEach, describe, expect, it } from '@jest/globals';
import { Inject, Injectable, type Provider, Scope } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import { Queue } from '../../../lib/built-in-filters/queue/queue.js';
import { RecurringJobService } from '../../../lib/client/recurring-job-service.js';
import type { JobContext } from '../../../lib/job/job-context.js';
import { jobToken } from '../../../lib/job/job-token.js';
import { RecurringJob } from '../../../lib/recurring/recurring-job.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp } from '../../support/hangfire-app.js';

interface Mailer {
  send(to: string): unknown;
}

const BACKUP = Symbol('backup-mailer');
const mailer = jobToken<Mailer>('MAILER');
const backup = jobToken<Mailer>(BACKUP);

@Injectable()
class SmtpMailer implements Mailer {
  constructor(@Inject('HOST') private readonly host: string) {}

  @Queue('critical')
  send(to: string): string {
    return `${to} by ${this.host}`;
  }
}

@Injectable({ scope: Scope.REQUEST })
class RequestMailer implements Mailer {
  constructor(@Inject(REQUEST) private readonly context: JobContext) {}

  send(): string {
    return this.context.jobId;
  }
}

class NightlyMailer implements Mailer {
  @RecurringJob('nightly-mail', '@daily')
  send(): string {
    return 'sent';
  }
}

const HOST: Provider = { provide: 'HOST', useValue: 'smtp' };

let app: HangfireApp | undefined;
const start = async (...providers: Provider[]) => {
  app = await HangfireApp.start({
    providers: [HOST, ...providers],
    server: { queues: ['default', 'critical'] },
  });
  return app;
};
afterEach(async () => {
  await app?.close();
  app = undefined;
});

describe('A provider under a string or a symbol', () => {
  it('runs jobs when a job token names it, with the decorators of its class', async () => {
    const { jobs, reaches } = bound(await start({ provide: 'MAILER', useClass: SmtpMailer }));
    const id = await jobs.enqueue(mailer, (it) => it.send('ann'));

    expect(await reaches(id, 'Succeeded')).toMatchObject({
      type: 'MAILER',
      queue: 'critical',
      result: 'ann by smtp',
    });
  });

  it('runs jobs of several tokens for one class, each by its own provider', async () => {
    const { jobs, reaches } = bound(
      await start(
        { provide: 'MAILER', useClass: SmtpMailer },
        { provide: BACKUP, useFactory: () => new SmtpMailer('backup') },
      ),
    );
    const first = await jobs.enqueue(mailer, (it) => it.send('ann'));
    const second = await jobs.enqueue(backup, (it) => it.send('ann'));

    expect(await reaches(first, 'Succeeded')).toMatchObject({ result: 'ann by smtp' });
    expect(await reaches(second, 'Succeeded')).toMatchObject({
      type: 'backup-mailer',
      result: 'ann by backup',
    });
  });

  it('is made for each job when it is request-scoped', async () => {
    const { jobs, reaches } = bound(await start({ provide: 'MAILER', useClass: RequestMailer }));
    const id = await jobs.enqueue(mailer, (it) => it.send('ann'));
    expect(await reaches(id, 'Succeeded')).toMatchObject({ result: id });
  });

  it('runs jobs as a fake and as an alias', async () => {
    const { jobs, reaches } = bound(
      await start({ provide: 'MAILER', useValue: { send: () => 'fake' } }, SmtpMailer, {
        provide: BACKUP,
        useExisting: SmtpMailer,
      }),
    );
    const fake = await jobs.enqueue(mailer, (it) => it.send('ann'));
    const alias = await jobs.enqueue(backup, (it) => it.send('ann'));

    expect(await reaches(fake, 'Succeeded')).toMatchObject({ result: 'fake' });
    expect(await reaches(alias, 'Succeeded')).toMatchObject({ result: 'ann by smtp' });
  });

  it('declares its recurring jobs', async () => {
    const started = await start({ provide: 'MAILER', useClass: NightlyMailer });
    const recurring = started.get(RecurringJobService);
    await eventually(async () => (await recurring.list()).length === 1);

    const id = await recurring.trigger('nightly-mail');
    expect(await started.reaches(id, 'Succeeded')).toMatchObject({
      type: 'MAILER',
      result: 'sent',
    });
  });

  it('need not be in the process that creates its jobs', async () => {
    const started = await start();
    const id = await started.jobs.enqueue(mailer, (it) => it.send('ann'), { queue: 'elsewhere' });
    expect(await started.jobs.get(id)).toMatchObject({ type: 'MAILER', method: 'send' });
  });

  it('still cannot have decorators of jobs without a job token', async () => {
    await expect(start({ provide: 'UNNAMED', useClass: NightlyMailer })).rejects.toMatchObject({
      code: 'HANGFIRE_MISPLACED_DECORATOR',
      message: expect.stringContaining('jobToken()'),
    });
  });

  it('refuses a class of the same stored name at the start', async () => {
    const Other = { MAILER: class {} }.MAILER;
    await expect(start({ provide: 'MAILER', useClass: SmtpMailer }, Other)).rejects.toMatchObject({
      code: 'HANGFIRE_DUPLICATE_JOB_TYPE',
    });
  });
});

describe('A job token', () => {
  it('is the same wherever it is asked for', () => {
    expect(jobToken<Mailer>('MAILER')).toBe(mailer);
  });

  it('may have another name than its token, but one only', () => {
    const named = jobToken<Mailer>(Symbol.for('a mailer'), { name: 'other-mailer' });

    expect(named.name).toBe('other-mailer');
    expect(() => jobToken<Mailer>(Symbol.for('a mailer'), { name: 'third' })).toThrow(
      expect.objectContaining({
        code: 'HANGFIRE_JOB_TOKEN_NAME',
        storedName: 'other-mailer',
        otherName: 'third',
      }),
    );
  });

  it.each([[''], [Symbol()]])('needs a name to store jobs under: %p', (token) => {
    expect(() => jobToken(token)).toThrow(
      expect.objectContaining({ code: 'HANGFIRE_INVALID_OPTIONS' }),
    );
  });
});

const bound = (started: HangfireApp) => ({
  jobs: started.jobs,
  reaches: started.reaches.bind(started),
});
