import { afterEach, describe, expect, it, jest } from '@jest/globals';
import {
  Controller,
  Get,
  Inject,
  Injectable,
  Module,
  type ModuleMetadata,
  Scope,
} from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import { Test, type TestingModule, type TestingModuleBuilder } from '@nestjs/testing';
import {
  AutomaticRetryFilter,
  BackgroundJobService,
  BatchService,
  HangfireModule,
  InvalidOptionsError,
  JOB_STORAGE,
  JobContext,
  type JobStorage,
  RecurringJobService,
} from 'nestjs-hangfire';
import {
  HangfireTesting,
  HangfireTestingMissingError,
  HangfireTestingModule,
  type HangfireTestingOptions,
  hangfireTesting,
  NotStartedError,
} from 'nestjs-hangfire/testing';
import { EmailService } from './support/shop.js';

/** Nobody answers there: whatever reaches for it fails. */
const NOWHERE = { type: 'postgres', url: 'postgres://localhost:1/nowhere' } as const;

@Injectable()
class SignUpService {
  constructor(readonly jobs: BackgroundJobService) {}

  async signUp(address: string): Promise<void> {
    await this.jobs.enqueue(EmailService, (email) => email.sendReminder(address));
  }
}

@Controller()
class SignUpController {
  constructor(private readonly signUps: SignUpService) {}

  @Get()
  async signUp(): Promise<string> {
    await this.signUps.signUp('ada');
    return 'done';
  }
}

@Module({
  controllers: [SignUpController],
  providers: [SignUpService, EmailService],
  exports: [SignUpService, EmailService],
})
class SignUpModule {}

let module: TestingModule | undefined;

afterEach(async () => {
  await module?.close();
  module = undefined;
});

const started = async (builder: TestingModuleBuilder): Promise<TestingModule> => {
  module = await builder.compile();
  return module.init();
};
const of = (metadata: ModuleMetadata) => Test.createTestingModule(metadata);

describe('HangfireTestingModule.forRoot', () => {
  it('stands in place of HangfireModule, for all modules', async () => {
    const app = await started(of({ imports: [HangfireTestingModule.forRoot(), SignUpModule] }));
    await app.get(SignUpService, { strict: false }).signUp('ada');

    const hangfire = app.get(HangfireTesting);
    expect(hangfire).toBe(hangfireTesting(app));
    expect(await hangfire.drain()).toMatchObject({ succeeded: 1 });
    expect(app.get(EmailService, { strict: false }).log).toEqual(['remind ada']);
  });

  it('gives the real services, and no server', async () => {
    const app = await started(of({ imports: [HangfireTestingModule.forRoot()] }));

    expect(app.get(BackgroundJobService)).toBeInstanceOf(BackgroundJobService);
    expect(app.get(BatchService)).toBeInstanceOf(BatchService);
    expect(app.get(RecurringJobService)).toBeInstanceOf(RecurringJobService);
    expect(await app.get<JobStorage>(JOB_STORAGE).servers.list()).toEqual([]);
  });

  it('stands at the present when no time is given', async () => {
    const before = Date.now();
    const app = await started(of({ imports: [HangfireTestingModule.forRoot()] }));
    const now = hangfireTesting(app).now().getTime();

    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it('takes options of HangfireModule', async () => {
    const filters = [new AutomaticRetryFilter({ attempts: 0 })];
    const app = await started(
      of({ imports: [HangfireTestingModule.forRoot({ filters })], providers: [EmailService] }),
    );
    app.get(EmailService).failures = 1;
    hangfireTesting(app).failNext(EmailService, 'sendReminder', new Error('No retry'));
    const performed = await hangfireTesting(app).performJob(
      EmailService,
      (email) => email.sendReminder('ada'),
      { failures: 'keep' },
    );

    expect(performed.state).toBe('Failed');
  });

  it.each([
    ['Unknown option "mood" in testing. Did you mean "mode"?', { mood: 'inline' }],
    ['Unknown option "server" in testing.', { server: {} }],
    ["testing.mode: expected one of 'manual', 'inline', got 'later'.", { mode: 'later' }],
    ["testing.now: expected a valid date, got 'soon'.", { now: 'soon' }],
    ['testing.queues', { queues: ['No Queue'] }],
    ['testing.onTimeChange: expected a function', { onTimeChange: 5 }],
  ])('refuses options that make no sense: %s', (message, options) => {
    const forRoot = () => HangfireTestingModule.forRoot(options as HangfireTestingOptions);

    expect(forRoot).toThrow(InvalidOptionsError);
    expect(forRoot).toThrow(message);
  });

  it('refuses options of HangfireModule that make no sense, when the application is made', async () => {
    const app = of({ imports: [HangfireTestingModule.forRoot({ maxArgumentsBytes: -1 })] });

    await expect(app.compile()).rejects.toThrow('hangfire.maxArgumentsBytes: expected');
  });

  it('says that the application has to be started', async () => {
    module = await of({ imports: [HangfireTestingModule.forRoot()] }).compile();
    const drained = hangfireTesting(module).drain();

    await expect(drained).rejects.toBeInstanceOf(NotStartedError);
    await expect(drained).rejects.toThrow('drain needs an application that has started');
  });
});

const kept = HangfireModule.forRoot({ storage: NOWHERE });
@Module({ imports: [kept, SignUpModule] })
class AppWithConstant {}

@Module({
  imports: [
    HangfireModule.forRoot({
      storage: NOWHERE,
      server: [{ name: 'mails', queues: ['mails'] }],
      filters: [new AutomaticRetryFilter({ attempts: 0 })],
    }),
    SignUpModule,
  ],
})
class App {}

@Injectable()
class Settings {
  readonly filters = [new AutomaticRetryFilter({ attempts: 0 })];
}
@Module({ providers: [Settings], exports: [Settings] })
class SettingsModule {}

@Module({
  imports: [
    HangfireModule.forRootAsync({
      imports: [SettingsModule],
      inject: [Settings],
      useFactory: async ({ filters }: Settings) => ({ storage: NOWHERE, filters }),
    }),
    SignUpModule,
  ],
})
class AsyncApp {}

describe('HangfireTestingModule.override', () => {
  it.each([App, AsyncApp])('tests the root module $name as it is', async (root) => {
    const app = await started(HangfireTestingModule.override(of({ imports: [root] })));
    const hangfire = hangfireTesting(app);
    await app.get(SignUpService, { strict: false }).signUp('ada');
    expect(await hangfire.drain()).toMatchObject({ succeeded: 1 });

    hangfire.failNext(EmailService, 'sendReminder', new Error('No retry'));
    await app.get(SignUpService, { strict: false }).signUp('bob');
    const { jobs } = await hangfire.drain({ failures: 'keep' });
    expect(jobs).toMatchObject([{ state: 'Failed', args: ['bob'] }]);
  });

  it('lets its own options take precedence over the options of the application', async () => {
    const filters = [new AutomaticRetryFilter({ attempts: 1 })];
    const builder = HangfireTestingModule.override(of({ imports: [App] }), {
      mode: 'inline',
      failures: 'keep',
      filters,
    });
    const app = await started(builder);
    hangfireTesting(app).failNext(EmailService, 'sendReminder', new Error('One retry'));
    await app.get(SignUpService, { strict: false }).signUp('ada');

    expect(hangfireTesting(app).enqueued()).toMatchObject([{ state: 'Scheduled' }]);
  });

  it('goes together with HTTP and the other overrides of a builder', async () => {
    const email = { sendReminder: jest.fn() };
    module = await HangfireTestingModule.override(of({ imports: [App] }))
      .overrideProvider(EmailService)
      .useValue(email)
      .compile();
    const app = module.createNestApplication();
    await app.listen(0);
    await fetch(await app.getUrl());
    expect(await hangfireTesting(app).drain()).toMatchObject({ succeeded: 1 });

    expect(email.sendReminder).toHaveBeenCalledWith('ada');
    await app.close();
  });
});

describe('overrideModule of @nestjs/testing', () => {
  it('replaces a HangfireModule whose object is given', async () => {
    const app = await started(
      of({ imports: [AppWithConstant] })
        .overrideModule(kept)
        .useModule(HangfireTestingModule.forRoot({ mode: 'inline' })),
    );
    await app.get(SignUpService, { strict: false }).signUp('ada');

    expect(hangfireTesting(app).enqueued()).toMatchObject([{ state: 'Succeeded' }]);
  });

  it('replaces nothing when it is given the class, which hangfireTesting says', async () => {
    module = await of({ imports: [App] })
      .overrideModule(HangfireModule)
      .useModule(HangfireTestingModule.forRoot())
      .compile();
    const testing = () => hangfireTesting(module as TestingModule);

    expect(testing).toThrow(HangfireTestingMissingError);
    expect(testing).toThrow('overrideModule(HangfireModule) replaces nothing');
  });
});

describe('hangfireTesting', () => {
  it('says when an application has no jobs at all', async () => {
    const app = await started(of({}));

    expect(() => hangfireTesting(app)).toThrow('There is no HangfireTesting in this application.');
  });
});

@Injectable({ scope: Scope.REQUEST })
class RequestScopedReport {
  constructor(
    @Inject(REQUEST) private readonly context: JobContext,
    private readonly email: EmailService,
  ) {}

  async create(): Promise<string> {
    this.email.log.push('report');
    return `for ${this.context.parameters.get('tenant')}`;
  }
}

@Injectable({ scope: Scope.TRANSIENT })
class TransientReport {
  private runs = 0;

  async create(): Promise<number> {
    this.runs += 1;
    return this.runs;
  }
}

/** What a test has in place of a mail server. */
class FakeEmailService {
  readonly log: string[] = [];

  async sendReminder(address: string): Promise<string> {
    this.log.push(`fake ${address}`);
    return 'fake';
  }
}

describe('Jobs of providers', () => {
  const builder = () =>
    of({
      imports: [HangfireTestingModule.forRoot()],
      providers: [EmailService, RequestScopedReport, TransientReport],
    });
  const tenant = { parameters: { tenant: 'acme' } };

  it('get a new provider for each run where it is request-scoped or transient', async () => {
    const hangfire = hangfireTesting(await started(builder()));
    const create = () => hangfire.performJob(TransientReport, (report) => report.create());

    expect(await create()).toMatchObject({ result: 1 });
    expect(await create()).toMatchObject({ result: 1 });
    expect(
      await hangfire.performJob(RequestScopedReport, (report) => report.create(), tenant),
    ).toMatchObject({ result: 'for acme' });
  });

  it('run on a value that the test puts in place of the provider', async () => {
    const email = { sendReminder: jest.fn(async (_address: string) => 'mocked') };
    const hangfire = hangfireTesting(
      await started(builder().overrideProvider(EmailService).useValue(email)),
    );
    const job = await hangfire.performJob(EmailService, (service) => service.sendReminder('ada'));

    expect(job).toMatchObject({ state: 'Succeeded', result: 'mocked', type: 'EmailService' });
    expect(email.sendReminder).toHaveBeenCalledWith('ada');
  });

  it('run on a class or a factory that the test puts in place of the provider', async () => {
    for (const override of [
      builder().overrideProvider(EmailService).useClass(FakeEmailService),
      builder()
        .overrideProvider(EmailService)
        .useFactory({ factory: () => new FakeEmailService() }),
    ]) {
      const hangfire = hangfireTesting(await started(override));
      const job = await hangfire.performJob(EmailService, (email) => email.sendReminder('ada'));
      expect(job).toMatchObject({ result: 'fake', type: 'EmailService' });
      await module?.close();
    }
  });

  it('get the values that the test injects into a request-scoped provider', async () => {
    const email = { log: [] as string[] };
    const hangfire = hangfireTesting(
      await started(builder().overrideProvider(EmailService).useValue(email)),
    );
    await hangfire.performJob(RequestScopedReport, (report) => report.create(), tenant);

    expect(email.log).toEqual(['report']);
  });

  it('run on a substitute for a request-scoped or transient provider', async () => {
    const create = jest.fn(async () => 'mocked');
    const hangfire = hangfireTesting(
      await started(
        builder()
          .overrideProvider(RequestScopedReport)
          .useValue({ create })
          .overrideProvider(TransientReport)
          .useValue({ create }),
      ),
    );

    for (const service of [RequestScopedReport, TransientReport]) {
      const job = await hangfire.performJob<{ create(): Promise<unknown> }, unknown>(
        service,
        (report) => report.create(),
      );
      expect(job).toMatchObject({ state: 'Succeeded', result: 'mocked' });
    }
    expect(create).toHaveBeenCalledTimes(2);
  });
});
