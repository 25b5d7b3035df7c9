import { afterEach, describe, expect, it } from '@jest/globals';
import {
  Controller,
  Injectable,
  type MiddlewareConsumer,
  Module,
  type ModuleMetadata,
  Scope,
  UseGuards,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { Queue } from '../../../lib/built-in-filters/queue/queue.js';
import { RecurringJobService } from '../../../lib/client/recurring-job-service.js';
import { UseJobFilters } from '../../../lib/filters/use-job-filters.js';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { JobType } from '../../../lib/job/job-type.js';
import { HangfireModule } from '../../../lib/nest/hangfire.module.js';
import { RecurringJob } from '../../../lib/recurring/recurring-job.js';
import { Cron } from '../../../lib/schedule/cron.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp } from '../../support/hangfire-app.js';
import { RecordingLogger } from '../../support/recording-logger.js';

let app: HangfireApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

const start = async (metadata: ModuleMetadata) => {
  app = await HangfireApp.of({
    imports: [
      { module: class ReportModule {}, ...metadata },
      HangfireModule.forRoot({ storage: new MemoryJobStorage() }),
    ],
  });
  return app;
};
const recurringIn = (started: HangfireApp) =>
  eventually(async () => {
    const jobs = await started.get(RecurringJobService).list();
    return jobs.length > 0 && jobs.map(({ id }) => id);
  });
const misplaced = (decorator: string, declaredOn: string) => ({
  code: 'HANGFIRE_MISPLACED_DECORATOR',
  decorator,
  declaredOn,
  module: 'ReportModule',
  message: expect.stringContaining(`${decorator} on ${declaredOn} in ReportModule has no effect`),
});

/** As decorators of JavaScript, which no compiler checks. */
const decorate = (decorator: unknown, target: object, member: string | symbol) => {
  const descriptor = Object.getOwnPropertyDescriptor(target, member);
  (decorator as (...args: unknown[]) => void)(target, member, descriptor);
};

describe('A decorator that would have no effect keeps the application from starting', () => {
  class ReportService {
    static cleanUp() {}

    get total() {
      return 1;
    }

    create = () => {};

    onModuleInit() {}

    [Symbol.for('report')]() {}
  }

  it.each([
    ['a static method', ReportService, 'cleanUp', /static/],
    ['a getter', ReportService.prototype, 'total', /getter/],
    ['an arrow property', ReportService.prototype, 'create', /property/],
    ['a lifecycle hook', ReportService.prototype, 'onModuleInit', /Nest/],
    ['a method under a symbol', ReportService.prototype, Symbol.for('report'), /symbol/],
  ])('on %s', async (_, target, member, remedy) => {
    class Decorated extends ReportService {}
    const onClass = target === ReportService ? Decorated : Decorated.prototype;
    const found = Object.getOwnPropertyDescriptor(target, member);
    if (found) Object.defineProperty(onClass, member, found);
    decorate(RecurringJob('nightly', '@daily'), onClass, member);

    await expect(start({ providers: [Decorated] })).rejects.toMatchObject({
      ...misplaced('@RecurringJob("nightly")', `Decorated.${String(member)}`),
      problem: expect.stringMatching(remedy),
    });
  });

  it.each([
    ['@AutomaticRetry', AutomaticRetry(0)],
    ['@Queue', Queue('reports')],
    ['@JobDisplayName', JobDisplayName('Report')],
    ['@UseJobFilters', UseJobFilters({ onPerforming() {} })],
    ['@Cron("reports")', Cron('0 * * * *', { name: 'reports' })],
  ])('whichever it is: %s', async (decorator, make) => {
    class Decorated {
      static cleanUp() {}
    }
    decorate(make, Decorated, 'cleanUp');

    await expect(start({ providers: [Decorated] })).rejects.toMatchObject(
      misplaced(decorator, 'Decorated.cleanUp'),
    );
  });

  it('on a controller', async () => {
    @Controller()
    class ReportController {
      @Queue('reports')
      create() {}
    }

    await expect(start({ controllers: [ReportController] })).rejects.toMatchObject(
      misplaced('@Queue', 'ReportController.create'),
    );
  });

  it('on a request-scoped controller that declares a recurring job', async () => {
    @Controller({ scope: Scope.REQUEST })
    class ReportController {
      @RecurringJob('nightly', '@daily')
      create() {}
    }

    await expect(start({ controllers: [ReportController] })).rejects.toMatchObject({
      code: 'HANGFIRE_INVALID_RECURRING_JOB',
      message: expect.stringMatching(/ReportController.create: .*provider.*in ReportModule/),
    });
  });

  it.each([
    ['a string', 'REPORTS', "'REPORTS'"],
    ['a symbol', Symbol('reports'), 'Symbol(reports)'],
  ])('on a provider that only %s names', async (_, provide, shown) => {
    @Injectable()
    class Provided {
      @RecurringJob('nightly', '@daily')
      create() {}
    }
    const ways = [
      { provide, useClass: Provided },
      { provide, useValue: new Provided() },
      { provide, useFactory: () => new Provided() },
    ];

    for (const way of ways) {
      await expect(start({ providers: [way] })).rejects.toMatchObject({
        ...misplaced('@RecurringJob("nightly")', 'Provided.create'),
        problem: expect.stringContaining(
          `providers: [Provided, { provide: ${shown}, useExisting: Provided }]`,
        ),
      });
    }
  });

  it('on a class that is a guard only', async () => {
    @JobType('guard')
    @Injectable()
    class ReportGuard {
      canActivate = () => true;
    }
    @Controller()
    @UseGuards(ReportGuard)
    class ReportController {}

    await expect(start({ controllers: [ReportController] })).rejects.toMatchObject(
      misplaced("@JobType('guard')", 'ReportGuard'),
    );
  });
});

describe('A decorator keeps the application from starting', () => {
  const http = (metadata: ModuleMetadata) =>
    Test.createTestingModule({
      imports: [
        { module: class ReportModule {}, ...metadata },
        HangfireModule.forRoot({ storage: new MemoryJobStorage() }),
      ],
    })
      .setLogger(new RecordingLogger())
      .compile()
      .then((module) => module.createNestApplication().init());

  it('on a class that is a middleware only', async () => {
    @JobType('middleware')
    class ReportMiddleware {
      use() {}
    }
    @Module({})
    class MiddlewareModule {
      configure(consumer: MiddlewareConsumer) {
        consumer.apply(ReportMiddleware).forRoutes('reports');
      }
    }

    await expect(http({ imports: [MiddlewareModule] })).rejects.toMatchObject({
      code: 'HANGFIRE_MISPLACED_DECORATOR',
      declaredOn: 'ReportMiddleware',
      module: 'MiddlewareModule',
      problem: expect.stringContaining('middleware'),
    });
  });

  it('on a class that stands for the whole application only, with a remedy that can be pasted', async () => {
    @Injectable()
    class ReportGuard {
      @RecurringJob('nightly', '@daily')
      create() {}
      canActivate = () => true;
    }

    await expect(
      http({ providers: [{ provide: APP_GUARD, useClass: ReportGuard }] }),
    ).rejects.toMatchObject({
      problem: expect.stringContaining(
        'providers: [ReportGuard, { provide: APP_GUARD, useExisting: ReportGuard }]',
      ),
    });
  });
});

describe('A decorator that has an effect', () => {
  it('may stand on a provider with another token beside its class', async () => {
    @Injectable()
    class Provided {
      @RecurringJob('nightly', '@daily')
      create() {}
    }
    const started = await start({
      providers: [Provided, { provide: 'REPORTS', useExisting: Provided }],
    });

    expect(await recurringIn(started)).toEqual(['nightly']);
  });

  it('may stand on an abstract class that providers and controllers extend', async () => {
    abstract class Base {
      @AutomaticRetry(0)
      create() {}
    }
    @Injectable()
    class First extends Base {}
    @Injectable()
    class Second extends Base {}
    @Controller()
    class ReportController extends Base {}
    const started = await start({
      providers: [First, Second],
      controllers: [ReportController],
    });

    const id = await started.jobs.enqueue(Second, (second) => second.create());
    expect(await started.reaches(id, 'Succeeded')).toMatchObject({ type: 'Second' });
  });

  it('may be inherited from a provider by a class that only a text names', async () => {
    @Injectable()
    class Provided {
      @RecurringJob('nightly', '@daily')
      create() {}
    }
    class Other extends Provided {}
    const started = await start({
      providers: [
        Provided,
        { provide: 'REPORTS', useClass: Other },
        { provide: 'MORE', useValue: new Other() },
      ],
    });

    expect(await recurringIn(started)).toEqual(['nightly']);
  });

  it('may stand on a module', async () => {
    @Module({})
    class NightModule {
      @RecurringJob('nightly', '@daily')
      create(): string {
        return 'created';
      }
    }
    const started = await start({ imports: [NightModule] });

    expect(await recurringIn(started)).toEqual(['nightly']);
    const id = await started.get(RecurringJobService).trigger('nightly');
    expect(await started.reaches(id, 'Succeeded')).toMatchObject({ result: 'created' });
  });

  it.each(['DiscoveryModule', 'InternalCoreModule'])(
    'may stand on a provider of a module that is called %s',
    async (name) => {
      @Injectable()
      class Provided {
        @RecurringJob('nightly', '@daily')
        create() {}
      }
      const own = Object.defineProperty(class {}, 'name', { value: name });
      const started = await start({ imports: [{ module: own, providers: [Provided] }] });

      expect(await recurringIn(started)).toEqual(['nightly']);
    },
  );

  it('may stand on a controller that is a provider as well', async () => {
    @Controller()
    class ReportController {
      @RecurringJob('nightly', '@daily')
      create() {}
    }
    const started = await start({
      controllers: [ReportController],
      providers: [ReportController],
    });

    expect(await recurringIn(started)).toEqual(['nightly']);
  });
});
