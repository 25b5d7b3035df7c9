import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable, type ModuleMetadata, type Provider, Scope } from '@nestjs/common';
import { ConfigModule, ConfigService, registerAs } from '@nestjs/config';
import { Test } from '@nestjs/testing';
import {
  AutomaticRetry,
  AutomaticRetryFilter,
  BackgroundJobService,
  ConfigurationNotReadyError,
  DisableConcurrentExecution,
  from,
  HangfireModule,
  InvalidConfigurationError,
  JobDisplayName,
  JobTimeout,
  LatencyTimeout,
  MemoryJobStorage,
  Queue,
  RecurringJob,
  RecurringJobService,
  UseJobFilters,
} from 'nestjs-hangfire';
import { Cron, Interval, Timeout } from 'nestjs-hangfire/schedule';
import { HangfireTestingModule, hangfireTesting } from 'nestjs-hangfire/testing';
import { HangfireApp, type HangfireAppOptions, statesOf } from '../../support/hangfire-app.js';

type Values = Readonly<Record<string, unknown>>;

const configOf = (values: Values) =>
  ConfigModule.forRoot({ ignoreEnvFile: true, ignoreEnvVars: true, load: [() => ({ ...values })] });

const apps: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

async function start(values: Values, options: HangfireAppOptions): Promise<HangfireApp> {
  const app = await HangfireApp.start({ imports: [configOf(values)], ...options });
  apps.push(app);
  return app;
}

/** The error of a start that was refused. */
async function refusal(values: Values, ...providers: Provider[]): Promise<unknown> {
  return start(values, { server: false, providers }).then(
    () => undefined,
    (error: unknown) => error,
  );
}

async function problemsOf(values: Values, ...providers: Provider[]): Promise<readonly string[]> {
  const error = await refusal(values, ...providers);
  expect(error).toBeInstanceOf(InvalidConfigurationError);
  return (error as InvalidConfigurationError).problems;
}

const fromConfig = <Value>(name: string) =>
  from(ConfigService, (config) => config.get<Value>(name) as Value);

@Injectable()
class PaymentService {
  @AutomaticRetry({ attempts: fromConfig<number>('RETRIES'), delaysInSeconds: [0] })
  @Queue(fromConfig<string>('QUEUE'))
  @JobDisplayName(fromConfig<string>('NAME'))
  charge(_customer: string): void {
    throw new Error('declined');
  }
}

const PAYMENTS = { RETRIES: 2, QUEUE: 'payments', NAME: 'Charge {0}' };

describe('A decorator with values from ConfigService', () => {
  it('has the values of the configuration when the application has started', async () => {
    const app = await start(PAYMENTS, { providers: [PaymentService] });

    const id = await app.jobs.enqueue(PaymentService, (payments) => payments.charge('Ada'));

    const job = await app.reaches(id, 'Failed');
    expect(job).toMatchObject({ queue: 'payments', displayName: 'Charge Ada', attempt: 3 });
  });

  it('has its server serve the queue of the configuration', async () => {
    const app = await start({ ...PAYMENTS, RETRIES: 0 }, { providers: [PaymentService] });
    const [server] = await app.storage.servers.list();

    expect(server?.queues).toEqual(expect.arrayContaining(['default', 'payments']));
  });

  it('has the values of each application where two run in one process', async () => {
    const options: HangfireAppOptions = { server: false, providers: [PaymentService] };
    const one = await start(PAYMENTS, options);
    const other = await start({ ...PAYMENTS, QUEUE: 'other', NAME: 'Bill {0}' }, options);
    const created = (app: HangfireApp) =>
      app.jobs.enqueue(PaymentService, (payments) => payments.charge('Ada'));

    const ids = [await created(other), await created(one), await created(other)];

    expect(await other.jobs.get(ids[0] ?? null)).toMatchObject({
      queue: 'other',
      displayName: 'Bill Ada',
    });
    expect(await one.jobs.get(ids[1] ?? null)).toMatchObject({
      queue: 'payments',
      displayName: 'Charge Ada',
    });
    expect(await other.jobs.get(ids[2] ?? null)).toMatchObject({ queue: 'other' });
  });

  it('reads each value once', async () => {
    let reads = 0;
    class Counted {
      @Queue(
        from(ConfigService, () => {
          reads += 1;
          return 'counted';
        }),
      )
      work() {}
    }
    const app = await start({}, { server: false, providers: [Counted] });
    await app.jobs.enqueue(Counted, (counted) => counted.work());
    await app.jobs.enqueueMany(Counted, [1, 2], (counted) => counted.work());

    expect(reads).toBe(1);
  });

  it('takes whole options, and the value that stands in their place', async () => {
    class Limited {
      @JobTimeout(fromConfig<number>('SECONDS'))
      @LatencyTimeout(
        from(ConfigService, (config) => ({
          timeoutInSeconds: config.getOrThrow<number>('SECONDS'),
        })),
      )
      @DisableConcurrentExecution({
        timeoutInSeconds: fromConfig<number>('SECONDS'),
        resource: fromConfig<string>('RESOURCE'),
      })
      @AutomaticRetry(fromConfig<number>('RETRIES'))
      work() {}
    }
    const values = { SECONDS: 5, RESOURCE: 'till', RETRIES: 0 };
    const app = await start(values, { providers: [Limited] });
    const id = await app.jobs.enqueue(Limited, (limited) => limited.work());

    expect(statesOf(await app.reaches(id, 'Succeeded'))).toContain('Processing');
  });

  it('keeps the default of an option that the configuration leaves undefined', async () => {
    class Defaulted {
      @AutomaticRetry({
        attempts: fromConfig<number | undefined>('MISSING'),
        delaysInSeconds: [3600],
      })
      work() {
        throw new Error('no');
      }
    }
    const app = await start({}, { providers: [Defaulted] });
    const id = await app.jobs.enqueue(Defaulted, (defaulted) => defaulted.work());

    expect((await app.reaches(id, 'Scheduled')).history.at(-1)?.reason).toContain('10');
  });

  it('may make the filter itself, and stand on a class', async () => {
    @UseJobFilters(
      from(
        ConfigService,
        (config) => new AutomaticRetryFilter({ attempts: config.getOrThrow<number>('RETRIES') }),
      ),
    )
    class Filtered {
      work() {
        throw new Error('no');
      }
    }
    const app = await start({ RETRIES: 0 }, { providers: [Filtered] });
    const id = await app.jobs.enqueue(Filtered, (filtered) => filtered.work());

    expect(await app.reaches(id, 'Failed')).toMatchObject({ attempt: 1 });
  });

  it('may read a namespace, which is provided under a text', async () => {
    const jobs = registerAs('jobs', () => ({ queue: 'from-namespace' }));
    class Spaced {
      @Queue(from(jobs.KEY, (config: { readonly queue: string }) => config.queue))
      work() {}
    }
    const app = await start(
      {},
      {
        server: false,
        imports: [
          ConfigModule.forRoot({ ignoreEnvFile: true, load: [jobs] }),
          ConfigModule.forFeature(jobs),
        ],
        providers: [Spaced],
      },
    );
    const id = await app.jobs.enqueue(Spaced, (spaced) => spaced.work());

    expect(await app.jobs.get(id)).toMatchObject({ queue: 'from-namespace' });
  });

  it('has the values of the configuration in the testing kit', async () => {
    const context = await Test.createTestingModule({
      imports: [configOf(PAYMENTS), HangfireTestingModule.forRoot({ failures: 'keep' })],
      providers: [PaymentService],
    }).compile();
    apps.push(context);
    await context.init();
    const testing = hangfireTesting(context);

    await context.get(BackgroundJobService).enqueue(PaymentService, (it) => it.charge('Ada'));
    await testing.drain();

    expect(testing.enqueued(PaymentService)).toMatchObject([{ queue: 'payments', attempt: 3 }]);
  });
});

describe('A recurring job with values from ConfigService', () => {
  @Injectable()
  class ReportService {
    @RecurringJob('report', fromConfig<string | null>('CRON'), {
      timeZone: fromConfig<string>('ZONE'),
      args: fromConfig<unknown[]>('ARGS'),
    })
    create(_copies: number) {}

    @RecurringJob(fromConfig<string>('ID'), '@daily', fromConfig<object>('OPTIONS'))
    clean() {}
  }

  const VALUES = {
    CRON: '0 9 * * *',
    ZONE: 'Europe/Istanbul',
    ARGS: [3],
    ID: 'clean-up',
    OPTIONS: { queue: 'low', description: 'At night' },
  };

  const listed = async (app: HangfireApp) => {
    const jobs = await app.get(RecurringJobService).list();
    return Object.fromEntries(jobs.map((job) => [job.id, job]));
  };

  it('is declared as the configuration says', async () => {
    const app = await start(VALUES, { server: false, providers: [ReportService] });

    expect(await listed(app)).toMatchObject({
      report: { cron: '0 9 * * *', timeZone: 'Europe/Istanbul', args: [3] },
      'clean-up': { queue: 'low', description: 'At night' },
    });
  });

  it('is not declared where the expression is null', async () => {
    const app = await start(
      { ...VALUES, CRON: null },
      { server: false, providers: [ReportService] },
    );

    expect(Object.keys(await listed(app))).toEqual(['clean-up']);
  });

  it('is removed where the expression has become null, if the options say so', async () => {
    const storage = new MemoryJobStorage();
    const options = { server: false, storage, removeUndeclaredRecurringJobs: true } as const;
    const before = await start(VALUES, { ...options, providers: [ReportService] });
    expect(Object.keys(await listed(before))).toContain('report');

    const after = await start(
      { ...VALUES, CRON: null },
      { ...options, providers: [ReportService] },
    );
    expect(Object.keys(await listed(after))).toEqual(['clean-up']);
  });

  it('takes values in the decorators of @nestjs/schedule too', async () => {
    class Scheduled {
      @Cron(fromConfig<string>('CRON'), {
        name: fromConfig<string>('ID'),
        timeZone: fromConfig<string>('ZONE'),
      })
      ticked() {}

      @Cron(fromConfig<string | null>('NONE'))
      never() {}

      @Interval(fromConfig<number>('MS'))
      repeated() {}

      @Interval('named', fromConfig<number>('MS'))
      named() {}

      @Timeout(fromConfig<number | null>('NONE'))
      once() {}
    }
    const values = { ...VALUES, MS: 60_000, NONE: null };
    const app = await start(values, { server: false, providers: [Scheduled] });

    const jobs = await listed(app);
    expect(Object.keys(jobs).sort()).toEqual(['clean-up', 'interval:Scheduled.repeated', 'named']);
    expect(jobs['clean-up']).toMatchObject({ cron: '0 9 * * *', timeZone: 'Europe/Istanbul' });
  });
});

describe('The start is refused', () => {
  class Wrong {
    @AutomaticRetry({ attempts: fromConfig<number>('RETRIES') })
    @Queue(fromConfig<string>('QUEUE'))
    @JobDisplayName(fromConfig<string>('NAME'))
    @RecurringJob('wrong', fromConfig<string>('CRON'))
    work() {}
  }

  it('with everything that is wrong at once: where it stands, and what to do', async () => {
    const values = { RETRIES: '5', QUEUE: 'Not A Queue', NAME: 7, CRON: '0 9 32 * *' };
    const problems = await problemsOf(values, Wrong);

    expect(problems).toEqual([
      expect.stringMatching(
        /^@RecurringJob\("wrong"\) on Wrong\.work: .*day of month.* ConfigService/is,
      ),
      expect.stringMatching(
        /^@JobDisplayName on Wrong\.work: .*expected a text, got 7.* ConfigService/s,
      ),
      expect.stringMatching(/^@Queue on Wrong\.work: .*Not A Queue.* ConfigService/s),
      expect.stringMatching(
        /^@AutomaticRetry on Wrong\.work: AutomaticRetry\.attempts: expected an integer.*got '5'.* correct the configuration, or convert/s,
      ),
    ]);
    expect(await refusal(values, Wrong)).toMatchObject({ code: 'HANGFIRE_INVALID_CONFIGURATION' });
  });

  it('when the function throws', async () => {
    class Throwing {
      @Queue(from(ConfigService, (config) => config.getOrThrow<string>('MISSING')))
      work() {}
    }
    const [problem] = await problemsOf({}, Throwing);

    expect(problem).toMatch(
      /^@Queue on Throwing\.work: its options could not be read from ConfigService: .*MISSING.* give a default/,
    );
  });

  it.each<[string, Provider[]]>([
    ['is missing', []],
    ['is request-scoped', [{ provide: 'SETTINGS', scope: Scope.REQUEST, useFactory: () => ({}) }]],
  ])('when the provider %s', async (_, others) => {
    class Lonely {
      @JobTimeout({ timeoutInSeconds: from('SETTINGS', () => 3) })
      work() {}
    }
    const [problem] = await problemsOf({}, Lonely, ...others);

    expect(problem).toBe(
      '@JobTimeout on Lonely.work: the option "timeoutInSeconds" should come from SETTINGS, which is no singleton ' +
        'provider of this application. Import the module that provides it.',
    );
  });

  it.each<[string, unknown, RegExp]>([
    ['a promise', Promise.resolve(3), /must not be a promise/],
    ['null', null, /expected a number.* got null/],
    ['NaN', Number.NaN, /got NaN/],
    ['a class', class Nonsense {}, /got \[class Nonsense\]/],
  ])('when the function answers %s', async (_, answer, expected) => {
    class Answering {
      @LatencyTimeout({ timeoutInSeconds: from(ConfigService, () => answer as number) })
      work() {}
    }
    const [problem] = await problemsOf({}, Answering);

    expect(problem).toMatch(/^@LatencyTimeout on Answering\.work: /);
    expect(problem).toMatch(expected);
  });

  it('when a filter is none', async () => {
    class Unfiltered {
      @UseJobFilters(from(ConfigService, () => 'none' as unknown as AutomaticRetryFilter))
      work() {}
    }

    expect(await problemsOf({}, Unfiltered)).toEqual([
      expect.stringMatching(/^@UseJobFilters on Unfiltered\.work: expected a filter, got 'none'/),
    ]);
  });

  it('with the class on which the decorator stands, where another class inherits it', async () => {
    abstract class Base {
      @Queue(fromConfig<string>('QUEUE'))
      work() {}
    }
    class Derived extends Base {}

    expect(await problemsOf({ QUEUE: '' }, Derived)).toEqual([
      expect.stringMatching(/^@Queue on Base\.work: /),
    ]);
  });
});

describe('A class whose decorators take values from providers', () => {
  const application = (metadata: ModuleMetadata) =>
    Test.createTestingModule({
      ...metadata,
      imports: [
        configOf(PAYMENTS),
        HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false }),
      ],
    }).compile();

  it('can be named between the making of the providers and the start', async () => {
    const context = await application({ providers: [PaymentService] });
    apps.push(context);
    const jobs = context.get(BackgroundJobService);
    const id = await jobs.enqueue(PaymentService, (payments) => payments.charge('Ada'));
    await context.init();

    expect(await jobs.get(id)).toMatchObject({ queue: 'payments', displayName: 'Charge Ada' });
  });

  it('refuses a job while the container has not made the provider, and takes one later', async () => {
    let early: unknown;
    class Settings {
      readonly queue = 'late';
    }
    class Late {
      @Queue(from(Settings, (settings) => settings.queue))
      work() {}
    }
    const context = await application({
      providers: [
        Late,
        {
          provide: Settings,
          inject: [BackgroundJobService],
          useFactory: async (jobs: BackgroundJobService) => {
            early = await jobs.enqueue(Late, (late) => late.work()).catch((error) => error);
            return new Settings();
          },
        },
      ],
    });
    apps.push(context);
    await context.init();
    const jobs = context.get(BackgroundJobService);

    expect(early).toBeInstanceOf(ConfigurationNotReadyError);
    expect(early).toMatchObject({ place: '@Queue on Late.work', provider: 'Settings' });
    const id = await jobs.enqueue(Late, (late) => late.work());
    expect(await jobs.get(id)).toMatchObject({ queue: 'late' });
  });

  it('takes the values of a process that only names it, and refuses the job where these are wrong', async () => {
    class Elsewhere {
      @Queue(fromConfig<string>('QUEUE'))
      work() {}
    }
    const enqueue = (app: HangfireApp) => app.jobs.enqueue(Elsewhere, (it) => it.work());
    const right = await start(PAYMENTS, { server: false });
    const wrong = await start({}, { server: false });

    expect(await right.jobs.get(await enqueue(right))).toMatchObject({ queue: 'payments' });
    await expect(enqueue(wrong)).rejects.toThrow(InvalidConfigurationError);
  });
});

describe('from', () => {
  it.each<[string, unknown, unknown]>([
    ['no provider', undefined, () => 1],
    ['no function', ConfigService, 'RETRIES'],
  ])('refuses %s when the class is loaded', (_, token, read) => {
    expect(() => from(token as typeof ConfigService, read as () => number)).toThrow(
      /^from: expected/,
    );
  });
});
