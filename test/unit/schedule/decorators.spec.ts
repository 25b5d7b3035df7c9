import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Cron,
  CronExpression,
  type CronOptions,
  Interval,
  Timeout,
} from 'nestjs-hangfire/schedule';
import { JobType } from '../../../lib/job/job-type.js';
import type { ServiceType } from '../../../lib/job/service-type.js';
import { DuplicateRecurringJobError } from '../../../lib/recurring/errors/duplicate-recurring-job-error.js';
import { RecurringJob } from '../../../lib/recurring/recurring-job.js';
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
const get = (id: string) => storage.recurring.find(id);
/** A class whose method carries the decorator. */
function withDecorator(decorator: MethodDecorator): ServiceType {
  @JobType('PollService')
  class PollService {
    @decorator
    poll(): void {}
  }
  return PollService;
}
const stored = async (decorator: MethodDecorator) => {
  await deploy(withDecorator(decorator));
  const [record] = await storage.recurring.list();
  return record;
};
const cron = (options: CronOptions, expression = '0 3 * * *') => stored(Cron(expression, options));

describe('@Cron', () => {
  it('is a recurring job with the name as its id, which calls the method', async () => {
    expect(await cron({ name: 'poll', timeZone: 'Europe/Istanbul' })).toMatchObject({
      id: 'poll',
      type: 'PollService',
      method: 'poll',
      cron: '0 3 * * *',
      timeZone: 'Europe/Istanbul',
      overlap: 'allow',
      misfire: 'relaxed',
    });
  });

  it('uses the time zone of the process unless it names a zone', async () => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

    expect(await cron({})).toMatchObject({ timeZone });
  });

  it.each([
    [180, 'Etc/GMT-3'],
    [-300, 'Etc/GMT+5'],
    [0, 'UTC'],
    [330, 'Asia/Kolkata'],
    [-570, 'Pacific/Marquesas'],
  ])('may use clocks that are %i minutes ahead of UTC', async (utcOffset, timeZone) => {
    const record = await cron({ utcOffset });

    expect(record).toMatchObject({ timeZone });
    const { nextRunAt = new Date(Number.NaN) } = record ?? {};
    expect(new Date(nextRunAt.getTime() + utcOffset * 60_000).toISOString()).toMatch(/T03:00:00/);
  });

  it.each<[CronOptions, object]>([
    [{ waitForCompletion: true }, { overlap: 'skip' }],
    [{ threshold: 250 }, { misfire: 'ignorable' }],
    [{ threshold: 60_000 }, { misfire: 'ignorable' }],
    [{ threshold: 3_600_000 }, { misfire: 'relaxed' }],
    [
      { initialDelay: 5_000, unrefTimeout: true },
      { misfire: 'relaxed', startAt: undefined },
    ],
  ])('with %j is stored with %j', async (options, values) => {
    expect(await cron(options)).toMatchObject(values);
  });

  it('that is disabled has no next run, until it is enabled', async () => {
    expect(await cron({ disabled: true })).toMatchObject({ nextRunAt: undefined });
    expect(await cron({ disabled: false })).toMatchObject({ nextRunAt: expect.any(Date) });
    expect(await cron({ disabled: true })).toMatchObject({ nextRunAt: undefined });
  });

  it('with a date runs once, not before it', async () => {
    const at = new Date('2040-05-06T07:08:09.250Z');

    expect(await stored(Cron(at, { timeZone: 'Europe/Istanbul' }))).toMatchObject({
      cron: '10 8 7 6 5 *',
      nextRunAt: new Date('2040-05-06T07:08:10Z'),
      endAt: new Date('2040-05-06T07:08:10Z'),
    });
  });

  it('takes the DateTime of Luxon for a date', async () => {
    const dateTime = { toJSDate: () => new Date('2040-05-06T07:08:09Z') };

    expect(await stored(Cron(dateTime))).toMatchObject({
      nextRunAt: new Date('2040-05-06T07:08:09Z'),
    });
  });

  it('with a date in the past never runs', async () => {
    expect(await stored(Cron(new Date('2020-01-01')))).toMatchObject({ nextRunAt: undefined });
  });
});

describe('@Interval', () => {
  it.each([
    [10_000, '@every 10s'],
    [45_000, '@every 45s'],
    [1_500, '@every 1500ms'],
  ])('of %i milliseconds is "%s", and makes up for nothing', async (timeout, expression) => {
    expect(await stored(Interval('poll', timeout))).toMatchObject({
      id: 'poll',
      cron: expression,
      misfire: 'ignorable',
      overlap: 'allow',
    });
  });
});

describe('@Timeout', () => {
  const now = () => storage.clock.now().getTime();
  const dueIn = async (id = 'timeout:PollService.poll') => {
    const { nextRunAt } = (await get(id)) ?? {};
    return nextRunAt && nextRunAt.getTime() - now();
  };

  it('is due this long after the start, at a full second', async () => {
    await deploy(withDecorator(Timeout(90_000)));

    const ms = await dueIn();
    expect(ms).toBeGreaterThan(89_000);
    expect(ms).toBeLessThanOrEqual(91_000);
  });

  it('is due once for processes that start before', async () => {
    await deploy(withDecorator(Timeout('warm-up', 90_000)));
    const before = await get('warm-up');
    await deploy(withDecorator(Timeout('warm-up', 90_000)));

    expect(await get('warm-up')).toEqual(before);
  });

  it('is due again when the application starts after its run', async () => {
    await deploy(withDecorator(Timeout('warm-up', 90_000)));
    await storage.recurring.change('warm-up', (it) => it && { ...it, nextRunAt: undefined });
    await deploy(withDecorator(Timeout('warm-up', 90_000)));

    expect(await dueIn('warm-up')).toBeGreaterThan(89_000);
  });

  it('is due anew when its run was missed, and another time is set when its delay has changed', async () => {
    await deploy(withDecorator(Timeout('warm-up', 90_000)));
    const missed = new Date(now() - 1_000);
    await storage.recurring.change('warm-up', (it) => it && { ...it, nextRunAt: missed });
    await deploy(withDecorator(Timeout('warm-up', 90_000)));
    expect(await dueIn('warm-up')).toBeGreaterThan(89_000);

    await deploy(withDecorator(Timeout('warm-up', 300_000)));
    expect(await dueIn('warm-up')).toBeGreaterThan(299_000);
  });

  it('is stored once for a start, even where another recurring job has to be tried again', async () => {
    class OtherService {
      @RecurringJob('other', '@daily')
      work(): void {}
    }
    const change = storage.recurring.change.bind(storage.recurring);
    let isAway = true;
    storage.recurring.change = async (id, decide) => {
      if (id !== 'other' || !isAway) return change(id, decide);
      isAway = false;
      // The run after the start has been by the time of the next try.
      await change('warm-up', (it) => it && { ...it, nextRunAt: undefined });
      throw new StorageUnavailableError('change a recurring job', { cause: 'away' });
    };
    await deploy(withDecorator(Timeout('warm-up', 0)), OtherService);

    await eventually(async () => await get('other'));
    expect(await get('warm-up')).toMatchObject({ nextRunAt: undefined });
  });
});

describe('A decorator without a name', () => {
  it('has an id that is made of its class, its method and its kind', async () => {
    class ReportService {
      @Cron(CronExpression.EVERY_DAY_AT_3AM)
      @Interval(60_000)
      @Timeout(5_000)
      send(): void {}
    }
    class MailReportService extends ReportService {}
    await deploy(ReportService, MailReportService);

    expect((await storage.recurring.list()).map(({ id }) => id)).toEqual([
      'cron:MailReportService.send',
      'cron:ReportService.send',
      'interval:MailReportService.send',
      'interval:ReportService.send',
      'timeout:MailReportService.send',
      'timeout:ReportService.send',
    ]);
  });

  it('has an id with the stored name of its class', async () => {
    expect(await stored(Interval(5_000))).toMatchObject({ id: 'interval:PollService.poll' });
  });
});

describe('The start is refused', () => {
  const refused = (...services: ServiceType[]) =>
    expect(() => new RecurringEngine(storage, services).declarations().collect());

  it.each<[string, MethodDecorator, string]>([
    ['an expression', Cron('0 3 32 * *'), '@Cron on PollService.poll: Invalid day of month'],
    ['a date', Cron(new Date(Number.NaN)), '@Cron on PollService.poll: '],
    ['no time', Cron(undefined as never), '@Cron on PollService.poll: Invalid cron expression'],
    ['a zone', Cron('@daily', { timeZone: 'Mars/Base' }), 'Expected the IANA name of a time zone'],
    [
      'two zones',
      Cron('@daily', { name: 'poll', timeZone: 'UTC', utcOffset: 60 } as never),
      '@Cron("poll") on PollService.poll: Cron.utcOffset: expected nothing beside timeZone',
    ],
    [
      'an offset that no zone has',
      Cron('@daily', { utcOffset: 45 }),
      'Cron.utcOffset: expected whole hours in minutes, from -720 to 840, or one of',
    ],
    [
      'an unknown option',
      Cron('@daily', { timezone: 'UTC' } as never),
      'Unknown option "timezone" in Cron. Did you mean "timeZone"?',
    ],
    ['a name that is empty', Cron('@daily', { name: '' }), 'Cron.name: expected'],
    ['a name that is no text', Cron('@daily', { name: 7 as never }), 'Cron.name: expected a text'],
    [
      'an interval below a second',
      Interval(250),
      '@Interval on PollService.poll: Interval.timeout: expected an integer of at least 1000 and at most 31536000000, got 250',
    ],
    [
      'an interval of half milliseconds',
      Interval('a', 1_000.5),
      '@Interval("a") on PollService.poll',
    ],
    ['no interval', Interval('a', undefined as never), 'Interval.timeout: expected'],
    [
      'a timeout below zero',
      Timeout(-1),
      '@Timeout on PollService.poll: Timeout.timeout: expected',
    ],
  ])('for %s', (_what, decorator, message) => {
    refused(withDecorator(decorator)).toThrow(message);
  });

  it('for two decorators of a kind on one method where one of them has no name', () => {
    class TwiceService {
      @Cron('0 3 * * *')
      @Cron('0 4 * * *')
      work(): void {}
    }
    refused(TwiceService).toThrow(DuplicateRecurringJobError);
    refused(TwiceService).toThrow(
      '@Cron on TwiceService.work and @Cron on TwiceService.work have the id ' +
        '"cron:TwiceService.work". An id is one recurring job, with one method: give the other one an id ' +
        'of its own. For @Cron, @Interval and @Timeout that is the name.',
    );
  });

  it('for one name on several methods, whatever their kinds', () => {
    class MixedService {
      @Cron('0 3 * * *', { name: 'sync' })
      byCron(): void {}

      @Interval('sync', 5_000)
      byInterval(): void {}
    }
    refused(MixedService).toThrow(
      '@Cron("sync") on MixedService.byCron and @Interval("sync") on MixedService.byInterval have the id "sync".',
    );
  });

  it('for two classes of one name', () => {
    const one = withDecorator(Interval(5_000));
    const other = withDecorator(Interval(5_000));

    expect(() => new RecurringEngine(storage, [one, other])).toThrow(/PollService/);
  });

  it('for a method that needs arguments', () => {
    class NeedyService {
      @Cron('0 3 * * *')
      work(_done: () => void): void {}
    }
    refused(NeedyService).toThrow(
      '@Cron on NeedyService.work: The method takes 1 argument, and gets 0. Give them with the option ' +
        '`args` of @RecurringJob, or give its parameters defaults.',
    );
  });
});
