import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { JobType } from '../../../lib/job/job-type.js';
import type { ServiceType } from '../../../lib/job/service-type.js';
import { DuplicateRecurringJobError } from '../../../lib/recurring/errors/duplicate-recurring-job-error.js';
import { RecurringJob } from '../../../lib/recurring/recurring-job.js';
import type { DeclaredRecurringJobOptions } from '../../../lib/recurring/recurring-job-mark.js';
import { StorageUnavailableError } from '../../../lib/storage/errors/storage-unavailable-error.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../support/eventually.js';
import { RecurringEngine } from '../../support/recurring-engine.js';

let storage: MemoryJobStorage;

beforeEach(() => {
  storage = new MemoryJobStorage();
});
afterEach(() => storage.close());

const deploy = async (...services: ServiceType[]) => {
  const engine = new RecurringEngine(storage, services);
  await engine.redeploy();
  return engine;
};
const get = (id = 'report') => storage.recurring.find(id);

/** The class as one version of the code has it. */
function version(cron: string, options: DeclaredRecurringJobOptions = {}): ServiceType {
  @JobType('ReportService')
  class ReportService {
    @RecurringJob('report', cron, options)
    create(_of = 'all'): void {}
  }
  return ReportService;
}

class NewsService {
  @RecurringJob('news-in-the-morning', '0 7 * * *', { timeZone: 'Europe/Istanbul' })
  @RecurringJob('news-at-night', '0 22 * * *', { args: ['night', 3] })
  send(_when = 'morning', _pages = 1): void {}
}

describe('a recurring job that a decorator declares', () => {
  it('is stored once the application has started', async () => {
    const engine = await deploy(NewsService);

    expect(await engine.service.list()).toMatchObject([
      { id: 'news-at-night', method: 'send', args: ['night', 3], isDeclared: true },
      { id: 'news-in-the-morning', args: [], timeZone: 'Europe/Istanbul', isDeclared: true },
    ]);
  });

  it('stays as it is when nothing has changed', async () => {
    await deploy(version('0 9 * * *'));
    const before = await get();
    await deploy(version('0 9 * * *'));

    expect(await get()).toEqual(before);
  });

  it('is updated when the decorator has changed', async () => {
    await deploy(version('0 9 * * *'));
    await deploy(version('0 10 * * *', { queue: 'reports' }));

    expect(await get()).toMatchObject({ cron: '0 10 * * *', queue: 'reports' });
  });

  it('keeps changes by people until the decorator has changed', async () => {
    const { service } = await deploy(version('0 9 * * *'));
    await service.update('report', { cron: '0 11 * * *' });
    await service.pause('report');
    await deploy(version('0 9 * * *'));
    expect(await get()).toMatchObject({ cron: '0 11 * * *', pausedAt: expect.anything() });

    await deploy(version('0 9 * * *', { description: 'Daily' }));
    expect(await get()).toMatchObject({ cron: '0 9 * * *', pausedAt: expect.anything() });
  });

  it('is inherited, and may be declared anew', async () => {
    class MorningNews extends NewsService {
      @RecurringJob('news-at-night', '0 23 * * *')
      override send(): void {}
    }
    await deploy(MorningNews);

    expect(await get('news-at-night')).toMatchObject({ type: 'MorningNews', cron: '0 23 * * *' });
    expect(await get('news-in-the-morning')).toMatchObject({ type: 'MorningNews' });
  });
});

describe('a recurring job that is gone from the code', () => {
  const deployNothing = async (options: { readonly removeUndeclared: boolean }) => {
    await deploy(version('0 9 * * *'), NewsService);
    await storage.recurring.change('own', () => ({ ...someValues, id: 'own' }));
    await new RecurringEngine(storage, [NewsService]).redeploy(options);
    return (await storage.recurring.list()).map(({ id }) => id);
  };

  it('is kept', async () => {
    expect(await deployNothing({ removeUndeclared: false })).toContain('report');
  });

  it('is removed if the options say so, unless it was added at run time', async () => {
    expect(await deployNothing({ removeUndeclared: true })).toEqual([
      'news-at-night',
      'news-in-the-morning',
      'own',
    ]);
  });
});

const someValues = {
  type: 'ReportService',
  method: 'create',
  arguments: '[[]]',
  cron: '@daily',
  timeZone: 'UTC',
  misfire: 'relaxed',
  overlap: 'allow',
  jitterMs: 0,
  failures: 0,
} as const;

describe('the start is refused', () => {
  const refused = (...services: ServiceType[]) =>
    expect(() => new RecurringEngine(storage, services).declarations().collect());

  it.each<[string, string, object, string | RegExp]>([
    ['a wrong expression', '0 9 32 * *', {}, /on ReportService\.create: Invalid day of month/i],
    ['an unknown zone', '@daily', { timeZone: 'Mars/Base' }, 'name of a time zone'],
    ['a wrong queue', '@daily', { queue: 'A b' }, /queue/i],
    ['an unknown option', '@daily', { timezone: 'UTC' }, 'Did you mean "timeZone"'],
    ['arguments that cannot be kept', '@daily', { args: [() => {}] }, /function/i],
    ['arguments that are no list', '@daily', { args: 'all' }, 'expected a list of arguments'],
  ])('for %s', (_what, cron, options, message) => {
    refused(version(cron, options)).toThrow(message);
    refused(version(cron, options)).toThrow(
      /^@RecurringJob\("report"\) on ReportService\.create: /,
    );
  });

  it('for an id that is too long', () => {
    class LongService {
      @RecurringJob('x'.repeat(101), '@daily')
      work(): void {}
    }
    refused(LongService).toThrow(/on LongService\.work: RecurringJob\.id: expected at most 100/);
  });

  it('for a method whose arguments are missing', () => {
    class NeedyService {
      @RecurringJob('needy', '@daily', { args: [1] })
      work(_one: number, _two: number): void {}
    }
    refused(NeedyService).toThrow('The method takes 2 arguments, and gets 1.');
  });

  it('for two methods with one id', () => {
    class OtherService {
      @RecurringJob('news-at-night', '@daily')
      work(): void {}
    }
    refused(NewsService, OtherService).toThrow(
      '@RecurringJob("news-at-night") on NewsService.send and @RecurringJob("news-at-night") on ' +
        'OtherService.work have the id "news-at-night".',
    );
  });

  it('for one id twice on one method', () => {
    class TwiceService {
      @RecurringJob('twice', '@daily')
      @RecurringJob('twice', '@weekly')
      work(): void {}
    }
    refused(TwiceService).toThrow(DuplicateRecurringJobError);
  });
});

describe('a store that is away at the start', () => {
  it('gets the declared recurring jobs as soon as it is back', async () => {
    const engine = new RecurringEngine(storage, [NewsService]);
    let isAway = true;
    storage.recurring.list = async () => {
      if (isAway) throw new StorageUnavailableError('list recurring jobs', { cause: 'away' });
      return [];
    };
    const declarations = engine.declarations();
    declarations.collect();
    const applied = declarations.apply();
    await eventually(() => engine.logged.length === 1);

    isAway = false;
    await applied;
    expect(await get('news-at-night')).toBeDefined();
    expect(engine.logged.map(({ event }) => event)).toEqual([
      'Failing, will keep trying',
      'Working again',
    ]);
  });

  it('is no longer asked once the application ends', async () => {
    const engine = new RecurringEngine(storage, [NewsService]);
    storage.recurring.list = async () => {
      throw new StorageUnavailableError('list recurring jobs', { cause: 'away' });
    };
    const declarations = engine.declarations();
    declarations.collect();
    const applied = declarations.apply();
    declarations.stop();

    await expect(applied).resolves.toBeUndefined();
  });

  it('is not asked where nothing is declared', async () => {
    storage.recurring.list = async () => {
      throw new StorageUnavailableError('list recurring jobs', { cause: 'away' });
    };
    const engine = await deploy();

    expect(engine.logged).toEqual([]);
  });
});
