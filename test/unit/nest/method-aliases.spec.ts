import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable, type Provider } from '@nestjs/common';
import {
  AutomaticRetry,
  InvalidOptionsError,
  InvalidTextError,
  JobDisplayName,
  JobMethod,
  Masked,
  RecurringJob,
  RecurringJobService,
  type ServiceType,
} from 'nestjs-hangfire';
import { HangfireTestingModule } from 'nestjs-hangfire/testing';
import { serializeArguments } from '../../../lib/job/serialization/argument-serializer.js';
import { aNewJob } from '../../support/builders.js';
import { HangfireApp } from '../../support/hangfire-app.js';

@Injectable()
class MailService {
  @JobMethod({ aliases: ['send', 'mail'] })
  @AutomaticRetry(0)
  @JobDisplayName('Mail to {0}')
  deliver(address: string, @Masked() _secret?: string): string {
    if (address === 'nobody') throw new Error('no such address');
    return `mailed ${address}`;
  }

  @JobMethod({ aliases: ['clean'] })
  @RecurringJob('tidy', '@yearly')
  tidy(): string {
    return 'tidied';
  }
}

let app: HangfireApp;
afterEach(() => app?.close());

async function start(...providers: Provider[]) {
  app = await HangfireApp.start({ providers });
  return app;
}

const textOf = (...args: readonly unknown[]) => serializeArguments(args, { maxBytes: 1_000 });

/** A job as an earlier version of the application has stored it. */
async function stored(method: string, args: readonly unknown[] = [], type = 'MailService') {
  const job = aNewJob({ type, method, arguments: textOf(...args) });
  await app.storage.jobs.createJobs([job]);
  return job.id;
}

describe('A job that was stored before its method was renamed', () => {
  it.each(['send', 'mail', 'deliver'])('runs with the renamed method: %s', async (method) => {
    await start(MailService);

    const job = await app.reaches(await stored(method, ['Ada']), 'Succeeded');
    expect(job).toMatchObject({ method, result: 'mailed Ada', displayName: 'Mail to Ada' });
  });

  it('has the filters of the renamed method', async () => {
    await start(MailService);

    expect(await app.reaches(await stored('send', ['nobody']), 'Failed')).toMatchObject({
      attempt: 1,
    });
  });

  it('has the masks of the renamed method', async () => {
    @Injectable()
    class Secrets {
      @JobMethod({ aliases: ['old'] })
      @JobDisplayName('Use {0}')
      use(@Masked() _secret: string) {}
    }
    await start(Secrets);
    const job = aNewJob({ type: 'Secrets', method: 'old', arguments: textOf('hidden') });
    await app.storage.jobs.createJobs([job]);

    expect((await app.jobs.get(job.id))?.displayName).toBe('Use •••');
  });

  it('is not found without the alias', async () => {
    app = await HangfireApp.start({ providers: [MailService], server: { unknownJobs: 'fail' } });

    const job = await app.reaches(await stored('dispatch', ['Ada']), 'Scheduled');
    expect(JSON.stringify(job.history)).toContain('JobMethodNotFoundError');
  });
});

describe('A method with aliases', () => {
  it('stores new jobs under its own name', async () => {
    await start(MailService);
    const id = await app.jobs.enqueue(MailService, (mails) => mails.deliver('Ada'));

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ method: 'deliver' });
  });

  it('runs a recurring job that was stored under an alias, and stores its jobs under its own name', async () => {
    await start(MailService);
    await app.storage.recurring.change('old', (current) => ({
      ...(current ?? RECURRING),
      id: 'old',
    }));
    const id = await app.get(RecurringJobService).trigger('old');

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ method: 'tidy', result: 'tidied' });
  });

  it('keeps its aliases where a class inherits or overrides it', async () => {
    @Injectable()
    class Inheriting extends MailService {
      override deliver(address: string): string {
        return `overridden ${address}`;
      }
    }
    await start(Inheriting);
    const id = await stored('send', ['Ada'], 'Inheriting');

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ result: 'overridden Ada' });
  });

  it('keeps its aliases behind an abstract class', async () => {
    abstract class Port {
      abstract deliver(address: string): string;
    }
    await start({ provide: Port, useClass: MailService });
    const id = await stored('send', ['Ada'], 'Port');

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ result: 'mailed Ada' });
  });
});

const RECURRING = {
  type: 'MailService',
  method: 'clean',
  arguments: '[[]]',
  cron: '@yearly',
  timeZone: 'UTC',
  misfire: 'relaxed',
  overlap: 'allow',
  jitterMs: 0,
  failures: 0,
} as const;

describe('The start is refused', () => {
  class TwoOwners {
    @JobMethod({ aliases: ['send'] })
    deliver() {}

    @JobMethod({ aliases: ['send'] })
    post() {}
  }

  class Taken {
    @JobMethod({ aliases: ['send'] })
    deliver() {}

    send() {}
  }

  class Base {
    @JobMethod({ aliases: ['send'] })
    deliver() {}
  }

  class Derived extends Base {
    send() {}
  }

  it.each<[string, ServiceType, RegExp]>([
    ['two methods have one alias', TwoOwners, /"send".*deliver, which has the same alias.*Take/],
    ['an alias is the name of another method', Taken, /on Taken\.deliver.*method send itself/],
    [
      'a derived class has a method of that name',
      Derived,
      /on Derived\.deliver.*method send itself/,
    ],
  ])('where %s', async (_, service, message) => {
    const starting = HangfireApp.start({ server: false, providers: [service as Provider] });

    await expect(starting).rejects.toMatchObject({
      code: 'HANGFIRE_AMBIGUOUS_METHOD_ALIAS',
      alias: 'send',
      message: expect.stringMatching(message),
    });
  });

  it('in the testing kit too', async () => {
    const starting = HangfireApp.of({
      imports: [HangfireTestingModule.forRoot()],
      providers: [Taken],
    });

    await expect(starting).rejects.toMatchObject({ code: 'HANGFIRE_AMBIGUOUS_METHOD_ALIAS' });
  });
});

describe('@JobMethod', () => {
  it.each<[string, unknown]>([
    ['no options', undefined],
    ['a text for the list', { aliases: 'send' }],
    ['an empty alias', { aliases: [''] }],
  ])('refuses %s', (_, options) => {
    expect(() => JobMethod(options as { aliases: string[] })).toThrow(InvalidOptionsError);
  });

  it('refuses an alias that no store can keep', () => {
    expect(() => JobMethod({ aliases: ['a\u0000b'] })).toThrow(InvalidTextError);
  });
});
