import { afterEach, describe, expect, it } from '@jest/globals';
import { type DynamicModule, Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { HangfireModule } from '../../../lib/nest/hangfire.module.js';
import { RecurringJob } from '../../../lib/recurring/recurring-job.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../support/eventually.js';

@Injectable()
class NightService {
  @RecurringJob('nightly', '@daily')
  work() {}
}

const providers = [NightService];
let app: TestingModule | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

const setUp = () => {
  const [shopStorage, reportStorage] = [new MemoryJobStorage(), new MemoryJobStorage()];
  return {
    shop: HangfireModule.forRoot({ storage: shopStorage }),
    reports: HangfireModule.forRoot({ storage: reportStorage }),
    /** The ids of both stores, once all that is declared is stored. */
    declared: async () => {
      const idsIn = async ({ recurring }: MemoryJobStorage) =>
        (await recurring.list()).map(({ id }) => id);
      await eventually(async () => (await idsIn(reportStorage)).length > 0);
      return { shop: await idsIn(shopStorage), reports: await idsIn(reportStorage) };
    },
  };
};
const start = async (...imports: DynamicModule[]) => {
  app = await Test.createTestingModule({ imports }).compile();
  await app.init();
};

class Marker {
  @RecurringJob('marker', '@daily')
  work() {}
}

describe('A recurring job in an application with several stores', () => {
  it('is in the store that its module imports', async () => {
    const { shop, reports, declared } = setUp();
    const feature = { module: class ReportModule {}, imports: [reports], providers };
    await start(shop, feature);

    expect(await declared()).toEqual({ shop: [], reports: ['nightly'] });
  });

  it('is in the store that its module imports through another module', async () => {
    const { shop, reports, declared } = setUp();
    const shared = { module: class SharedModule {}, imports: [reports], exports: [HangfireModule] };
    const feature = { module: class ReportModule {}, imports: [shared], providers };
    await start(shop, feature);

    expect(await declared()).toEqual({ shop: [], reports: ['nightly'] });
  });

  it('is in the first store of the application where its module imports none', async () => {
    const { shop, reports, declared } = setUp();
    const feature = { module: class NightModule {}, providers };
    const marked = { module: class MarkedModule {}, imports: [reports], providers: [Marker] };
    await start(shop, marked, feature);

    expect(await declared()).toEqual({ shop: ['nightly'], reports: ['marker'] });
  });

  it('keeps the application from starting where its module imports several', async () => {
    const { shop, reports } = setUp();
    const feature = { module: class NightModule {}, imports: [shop, reports], providers };

    await expect(start(feature)).rejects.toMatchObject({
      code: 'HANGFIRE_INVALID_RECURRING_JOB',
      message: expect.stringMatching(/"nightly".*NightService.work.*NightModule works with 2/),
    });
  });

  it('keeps the application from starting where two modules with different stores provide it', async () => {
    const { shop, reports } = setUp();
    const first = { module: class FirstModule {}, imports: [shop], providers };
    const second = { module: class SecondModule {}, imports: [reports], providers };

    await expect(start(first, second)).rejects.toMatchObject({
      message: expect.stringContaining('FirstModule and SecondModule work with 2'),
    });
  });
});
