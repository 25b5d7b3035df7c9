import { createMock } from '@golevelup/ts-jest';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Injectable, type Provider } from '@nestjs/common';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { ModuleMocker } from 'jest-mock';
import { mock, mockDeep } from 'jest-mock-extended';
import { createStubInstance } from 'sinon';
import { instance, mock as mockito } from 'ts-mockito';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { Queue } from '../../../lib/built-in-filters/queue/queue.js';
import { BackgroundJobService } from '../../../lib/client/background-job-service.js';
import { RecurringJobService } from '../../../lib/client/recurring-job-service.js';
import type { JobFilter } from '../../../lib/filters/job-filter.js';
import { UseJobFilters } from '../../../lib/filters/use-job-filters.js';
import { HangfireModule } from '../../../lib/nest/hangfire.module.js';
import { RecurringJob } from '../../../lib/recurring/recurring-job.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../support/eventually.js';
import { RecordingLogger } from '../../support/recording-logger.js';

@Queue('reports')
@Injectable()
class ReportService {
  @RecurringJob('nightly', '@daily')
  nightly(): string {
    return 'real';
  }

  @AutomaticRetry(0)
  create(_name: string): string {
    return 'real';
  }
}

type Fake = () => object;

/** As `jest.mock('./report.service')` and `createMockFromModule` replace the class. */
const mocker = new ModuleMocker(globalThis);
const metadata = mocker.getMetadata(ReportService);
if (!metadata) throw new Error('Jest has no metadata of the class');
const Automocked = mocker.generateFromMetadata(metadata);

const fakes: Record<string, Fake> = {
  'an empty object': () => ({}),
  'an object with one of the methods': () => ({ create: () => 'fake' }),
  'an object with jest.fn() for methods': () => ({ nightly: jest.fn(), create: jest.fn() }),
  'an object without a prototype': () => Object.create(null),
  'an object with an arrow function as constructor': () => ({ constructor: () => {} }),
  'an object with a bound constructor': () => ({ constructor: ReportService.bind(null) }),
  'an object with jest.fn() as constructor': () => ({ constructor: jest.fn() }),
  'a proxy that answers everything with a function': () =>
    new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : () => {}) }),
  'a proxy that throws': () =>
    new Proxy(
      {},
      {
        get: (_, name) => {
          if (name === 'nightly') throw new Error('Not stubbed');
        },
      },
    ),
  'jest.fn()': () => jest.fn(),
  'an instance of an automock': () => new Automocked(),
  'createMock of @golevelup/ts-jest': () => createMock<ReportService>(),
  'mock of jest-mock-extended': () => mock<ReportService>(),
  'mockDeep of jest-mock-extended': () => mockDeep<ReportService>(),
  'createStubInstance of sinon': () => createStubInstance(ReportService),
  'instance(mock()) of ts-mockito': () => instance(mockito(ReportService)),
};

class EmptyFake {}
class PartialFake {
  create(): string {
    return 'fake';
  }
}
class FieldFake {
  nightly = () => 'fake';
}
class DerivedFake extends ReportService {
  override nightly(): string {
    return 'fake';
  }
}
const classes: Record<string, new () => object> = {
  'an empty class': EmptyFake,
  'a class with one of the methods': PartialFake,
  'a class with the method in a field': FieldFake,
  'a class that extends the real one': DerivedFake,
  'an automock': Automocked,
  'a constructor function': jest.fn() as unknown as new () => object,
};

let logger = new RecordingLogger();
let app: Awaited<ReturnType<TestingModuleBuilder['compile']>> | undefined;

const start = async (provider: Provider, override = (it: TestingModuleBuilder) => it) => {
  const hangfire = HangfireModule.forRoot({ storage: new MemoryJobStorage() });
  const builder = Test.createTestingModule({ imports: [hangfire], providers: [provider] });
  app = await override(builder).setLogger(logger).compile();
  await app.init();
  return app;
};

afterEach(async () => {
  await app?.close();
  app = undefined;
  logger = new RecordingLogger();
});

describe('An application with a fake of a class with jobs starts and stops', () => {
  it.each(Object.entries(fakes))('useValue: %s', async (_, fake) => {
    await start({ provide: ReportService, useValue: fake() });
  });

  it.each(Object.entries(fakes))('useFactory: %s', async (_, fake) => {
    await start({ provide: ReportService, useFactory: fake });
  });

  it.each(Object.entries(fakes))('overrideProvider().useValue: %s', async (_, fake) => {
    await start(ReportService, (it) => it.overrideProvider(ReportService).useValue(fake()));
  });

  it.each(Object.entries(fakes))('overrideProvider().useFactory: %s', async (_, fake) => {
    await start(ReportService, (it) =>
      it.overrideProvider(ReportService).useFactory({ factory: fake }),
    );
  });

  it.each(Object.entries(fakes))('under a string token: %s', async (_, fake) => {
    await start({ provide: 'REPORTS', useValue: fake() });
  });

  it.each(Object.entries(classes))('useClass: %s', async (_, useClass) => {
    await start({ provide: ReportService, useClass });
  });

  it.each(Object.entries(classes))('overrideProvider().useClass: %s', async (_, useClass) => {
    await start(ReportService, (it) => it.overrideProvider(ReportService).useClass(useClass));
  });

  it.each(Object.entries(classes))('in place of the class itself: %s', async (_, type) => {
    await start(type);
  });

  it('where the mocker provides every missing dependency', async () => {
    @Injectable()
    class Caller {
      constructor(readonly reports: ReportService) {}
    }
    const hangfire = HangfireModule.forRoot({ storage: new MemoryJobStorage() });
    app = await Test.createTestingModule({ imports: [hangfire], providers: [Caller] })
      .useMocker(createMock)
      .setLogger(logger)
      .compile();
    await app.init();

    expect(app.get(Caller)).toBeInstanceOf(Caller);
  });
});

describe('An application with a fake of a filter starts, and runs jobs', () => {
  @Injectable()
  class AuditFilter implements JobFilter {
    onPerforming() {}
  }
  @Injectable()
  class AuditedService {
    @UseJobFilters(AuditFilter)
    work(): string {
      return 'done';
    }
  }

  it.each<[string, Fake]>([
    ['an empty object', () => ({})],
    ['an object with jest.fn()', () => ({ onPerforming: jest.fn() })],
    ['createStubInstance of sinon', () => createStubInstance(AuditFilter)],
    ['instance(mock()) of ts-mockito', () => instance(mockito(AuditFilter))],
    ['createMock of @golevelup/ts-jest', () => createMock<AuditFilter>()],
    ['mock of jest-mock-extended', () => mock<AuditFilter>()],
  ])('useValue: %s', async (_, fake) => {
    const hangfire = HangfireModule.forRoot({ storage: new MemoryJobStorage() });
    const providers = [AuditedService, { provide: AuditFilter, useValue: fake() }];
    app = await Test.createTestingModule({ imports: [hangfire], providers })
      .setLogger(logger)
      .compile();
    await app.init();
    const jobs = app.get(BackgroundJobService);
    const id = await jobs.enqueue(AuditedService, (it) => it.work());

    await eventually(async () => (await jobs.get(id))?.state === 'Succeeded');
  });
});

describe('A recurring job of a class that a fake stands for', () => {
  it('is left out where the fake has no such method, which the log says once', async () => {
    const started = await start({ provide: ReportService, useValue: { create: () => 'fake' } });

    expect(await started.get(RecurringJobService).list()).toEqual([]);
    const said = logger.lines.filter(({ text }) => text.includes('has no method nightly'));
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toMatch(/@RecurringJob\("nightly"\).*ReportService/);
  });

  it.each([null, undefined, 0, 'fake'])('is left out where the fake is %p', async (useValue) => {
    const started = await start({ provide: ReportService, useValue });

    expect(await started.get(RecurringJobService).list()).toEqual([]);
    expect(logger.text).toContain('has no method nightly');
  });

  it.each([
    ['in a field', FieldFake],
    ['by inheritance', DerivedFake],
  ])('runs on the fake that has the method %s', async (_, useClass) => {
    const started = await start({ provide: ReportService, useClass });
    const recurring = started.get(RecurringJobService);
    await eventually(async () => (await recurring.list()).length === 1);

    expect(await recurring.get('nightly')).toMatchObject({ id: 'nightly' });
  });
});
