import { afterEach, describe, expect, it } from '@jest/globals';
import { mixin, type Provider, type Type } from '@nestjs/common';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { RecurringJobService } from '../../../lib/client/recurring-job-service.js';
import { hasGeneratedName, isGeneratedName } from '../../../lib/job/handlers/generated-name.js';
import { JobType } from '../../../lib/job/job-type.js';
import { HangfireModule } from '../../../lib/nest/hangfire.module.js';
import { RecurringJob } from '../../../lib/recurring/recurring-job.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../../support/builders.js';
import { HangfireApp } from '../../support/hangfire-app.js';

/** What a minifier makes of a class. */
const named = <T extends object>(name: string, type: T): T =>
  Object.defineProperty(type, 'name', { value: name });

const plain = (name: string) => {
  class Plain {
    work(): string {
      return name;
    }
  }
  return named(name, Plain);
};
const decorated = (name: string) => {
  class Decorated {
    @AutomaticRetry(0)
    sendWelcome() {}
  }
  return named(name, Decorated);
};
const scheduled = (name: string) => {
  class Scheduled {
    @RecurringJob('nightly', '@daily')
    nightly() {}
  }
  return named(name, Scheduled);
};

let app: HangfireApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});
const start = async (...providers: Provider[]) => {
  const mail = { module: class MailModule {}, providers };
  app = await HangfireApp.of({ imports: [mail, hangfire()] });
  return app;
};
const hangfire = () => HangfireModule.forRoot({ storage: new MemoryJobStorage() });

describe('A class whose name nobody has chosen', () => {
  it.each([
    ['a minifier has named it', 'a'],
    ['a minifier has named it with two characters', 'aB'],
    ['a minifier has named it with three characters', 'a$b'],
    ['a bundler has numbered it', 'EmailService$1'],
    ['it has a random name', '9f86d081884c7d659a2fe'],
    ['it has the time in its name', 'Mailer1764382438000'],
    ['it is an anonymous default export', 'default'],
    ['esbuild has named an anonymous default export', 'mailer_default'],
    ['swc has named an anonymous default export', '_default'],
    ['TypeScript has named an anonymous default export', 'default_1'],
    ['webpack has named an anonymous default export', '__WEBPACK_DEFAULT_EXPORT__'],
    ['TypeScript has named a class expression', 'class_1'],
    ['it was made from a text', 'anonymous'],
  ])('keeps the application from starting if it has decorators, and %s', async (_, name) => {
    await expect(start(decorated(name))).rejects.toMatchObject({
      code: 'HANGFIRE_GENERATED_JOB_TYPE',
      jobType: name,
      message: expect.stringMatching(/in MailModule \(methods: sendWelcome\).*@JobType/),
    });
  });

  it('keeps the application from starting if it has decorators and no name', async () => {
    await expect(start(scheduled(''))).rejects.toMatchObject({
      code: 'HANGFIRE_UNNAMED_JOB_TYPE',
      message: expect.stringMatching(/in MailModule \(methods: nightly\)/),
    });
  });

  it('is refused when Nest has made it by mixin()', async () => {
    const mailerOf = (_tenant: string): Type => {
      class Mailer {
        @AutomaticRetry(0)
        send() {}
      }
      return mixin(Mailer);
    };

    await expect(start(mailerOf('north'))).rejects.toMatchObject({
      code: 'HANGFIRE_GENERATED_JOB_TYPE',
    });
  });

  it('starts and runs where @JobType pins the stored name', async () => {
    const mailerOf = (tenant: string): Type<{ send(): string }> => {
      @JobType(`Mailer:${tenant}`)
      class Mailer {
        @AutomaticRetry(0)
        send(): string {
          return tenant;
        }
      }
      return mixin(Mailer);
    };
    const [north, south] = [mailerOf('north'), mailerOf('south')];
    const started = await start(north, south);

    for (const [type, tenant] of [
      [north, 'north'],
      [south, 'south'],
    ] as const) {
      const id = await started.jobs.enqueue(type, (it) => it.send());
      expect(await started.reaches(id, 'Succeeded')).toMatchObject({ result: tenant });
    }
  });

  it('does no harm where it has nothing to do with jobs', async () => {
    const { jobs } = await start(plain('a'), plain('b'), plain('a'), plain(''));

    expect(await jobs.countByState()).toMatchObject({ byState: { Enqueued: 0 } });
  });

  it('is refused when a call names it, and nothing is stored', async () => {
    const [provided, elsewhere] = [plain('a'), plain('b')];
    const started = await start(provided);
    const recurring = started.get(RecurringJobService);

    for (const type of [provided, elsewhere]) {
      const refused = { code: 'HANGFIRE_GENERATED_JOB_TYPE', jobType: type.name };
      await expect(started.jobs.enqueue(type, (it) => it.work())).rejects.toMatchObject(refused);
      await expect(
        recurring.addOrUpdate('nightly', type, (it) => it.work(), '@daily'),
      ).rejects.toMatchObject(refused);
    }
    expect(await recurring.list()).toEqual([]);
    expect(await started.jobs.countByState()).toMatchObject({ byState: { Enqueued: 0 } });
  });

  it('runs no job that another build has stored under the name', async () => {
    const started = await start(plain('a'));
    const job = aNewJob({ type: 'a', method: 'work', arguments: '[]' });
    await started.storage.jobs.createJobs([job]);
    await started.jobs.requeue(job.id);

    const { history } = await started.reaches(job.id, 'Scheduled');
    expect(JSON.stringify(history)).toContain('GeneratedJobTypeError');
  });

  it('leaves its name to a class that has chosen it', async () => {
    class Renamed {
      work(): string {
        return 'renamed';
      }
    }
    JobType('Renamed', { aliases: ['a'] })(Renamed);
    const started = await start(plain('a'), Renamed, plain('a'));
    const job = aNewJob({ type: 'a', method: 'work', arguments: '[]' });
    await started.storage.jobs.createJobs([job]);
    await started.jobs.requeue(job.id);

    expect(await started.reaches(job.id, 'Succeeded')).toMatchObject({ result: 'renamed' });
  });
});

type Class = new (...args: unknown[]) => object;

const replacements: [string, (type: Class) => object][] = [
  ['one that extends it and has no name', (type) => class extends type {}],
  ['one that extends it and has its name', (type) => named(type.name, class extends type {})],
  [
    'one with a name that is changed to its name',
    (type) => {
      class Wrapper extends type {}
      return named(type.name, Wrapper);
    },
  ],
  ['a proxy of it', (type) => new Proxy(type, {})],
  ['a proxy of one that extends it', (type) => new Proxy(class extends type {}, {})],
];

describe.each(replacements)('A class that a decorator replaces with %s', (_, replace) => {
  const replaced = (type: object) => replace(type as Class) as Type<Mailer>;
  interface Mailer {
    work(): string;
  }

  it('keeps the name that is pinned below', async () => {
    @JobType('mailer', { aliases: ['old'] })
    class Mail {
      @AutomaticRetry(0)
      work(): string {
        return 'done';
      }
    }
    const Replaced = replaced(Mail);
    const started = await start(Replaced);

    const id = await started.jobs.enqueue(Replaced, (it) => it.work());
    expect(await started.reaches(id, 'Succeeded')).toMatchObject({ type: 'mailer' });
  });

  it('may be pinned above', async () => {
    const Replaced = replaced(plain('EmailService'));
    JobType('mailer')(Replaced);
    const started = await start(Replaced);

    const id = await started.jobs.enqueue(Replaced, (it) => it.work());
    expect(await started.reaches(id, 'Succeeded')).toMatchObject({ type: 'mailer' });
  });
});

describe('A class that extends one with a pinned name', () => {
  it('is stored under its own name, even where both classes have the same name', async () => {
    @JobType('mailer')
    class Mail {
      work(): string {
        return 'base';
      }
    }
    const Derived = (() => {
      const Base = Mail;
      return (() => {
        class Mail extends Base {
          override work(): string {
            return 'derived';
          }
        }
        return Mail;
      })();
    })();
    const started = await start(Mail, Derived);

    const id = await started.jobs.enqueue(Derived, (it) => it.work());
    expect(await started.reaches(id, 'Succeeded')).toMatchObject({
      type: 'Mail',
      result: 'derived',
    });
  });
});

describe('A short name of a class in minified code', () => {
  /** Evaluated, because whatever compiles this file would put its own spaces into it. */
  const evaluated = (text: string) => new Function(`return (${text});`)() as Type;

  it.each([
    ['is a minifier’s', 'class Abc{work(){return 1}}', true],
    ['is a minifier’s, on a class that extends another one', 'class Abc extends Object{}', true],
    ['is a minifier’s, on a function', 'function Abc(){this.a=1}', true],
    ['is an author’s where the minifier keeps names', 'class a{static name="Job";work(){}}', false],
    ['is an author’s where only names are long', 'class Mail{work(){return 1}}', false],
    ['is an author’s where code has spaces', 'class Job { work() { return 1; } }', false],
  ])('%s', (_, text, isGenerated) => {
    const type = evaluated(text);
    expect(hasGeneratedName(type, type.name)).toBe(isGenerated);
  });
});

describe('A name that is taken for an author’s', () => {
  it.each([
    'Job',
    'SMS',
    'EmailService',
    'OAuth2Service',
    'V2ReportService',
    'ReportServiceV2',
    'Ünïcode',
    'DeadBeef',
    'Facade',
    'CrudService<User>',
    'email-service',
    'S3Uploader',
    'OAuth2S3K8sV2Client',
    'Http2Tls13Ipv6Ipv4Checker',
    'Utf8ToLatin1Converter',
    'ClassService',
    'DefaultMailer',
    'Report2026',
  ])('%s', (name) => {
    expect(isGeneratedName(name)).toBe(false);
  });
});
