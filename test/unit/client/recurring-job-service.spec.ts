import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { RecurringJobHandlerNotFoundError } from '../../../lib/recurring/errors/recurring-job-handler-not-found-error.js';
import type { RecurringJobUpdate } from '../../../lib/recurring/recurring-job-update.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { MovableClock } from '../../support/movable-clock.js';
import { RecurringEngine } from '../../support/recurring-engine.js';

const at = (time: string) => new Date(`2030-01-10T${time}Z`);

class ReportService {
  @JobDisplayName('Report for {0}')
  create(_of: string): void {}

  other(): void {}
}

let clock: MovableClock;
let storage: MemoryJobStorage;
let engine: RecurringEngine;

beforeEach(() => {
  clock = new MovableClock(at('08:30:00'));
  storage = new MemoryJobStorage({ clock });
  engine = new RecurringEngine(storage, [ReportService]);
});
afterEach(() => storage.close());

const add = (options = {}, cron = '0 9 * * *') =>
  engine.service.addOrUpdate('report', ReportService, (it) => it.create('all'), cron, options);
const get = () => engine.service.get('report');

describe('adding a recurring job', () => {
  it('stores its whole definition', async () => {
    await add({ timeZone: 'Europe/Istanbul', overlap: 'skip', description: 'Daily' });

    expect(await get()).toEqual({
      id: 'report',
      type: 'ReportService',
      method: 'create',
      displayName: 'Report for all',
      args: ['all'],
      cron: '0 9 * * *',
      cronDescription: 'At 09:00',
      timeZone: 'Europe/Istanbul',
      queue: undefined,
      misfire: 'relaxed',
      overlap: 'skip',
      startAt: undefined,
      endAt: undefined,
      jitterMs: 0,
      description: 'Daily',
      isDeclared: false,
      pausedAt: undefined,
      nextRunAt: new Date('2030-01-11T06:00:00Z'),
      lastRunAt: undefined,
      lastJobId: undefined,
      error: undefined,
      failures: 0,
      isDisabled: false,
      createdAt: at('08:30:00'),
      updatedAt: at('08:30:00'),
    });
  });

  it('replaces the recurring job with the same id', async () => {
    await add({ queue: 'reports' });
    await engine.service.addOrUpdate('report', ReportService, (it) => it.other(), '0 10 * * *');

    expect(await get()).toMatchObject({ method: 'other', queue: undefined, args: [] });
    expect(await get()).toMatchObject({ nextRunAt: at('10:00:00') });
    expect(await engine.service.list()).toHaveLength(1);
  });

  it('takes a schedule that never occurs', async () => {
    await add({}, '0 0 31 2 *');

    expect(await get()).toMatchObject({ nextRunAt: undefined, isDisabled: false });
    expect(await engine.service.nextRuns('report')).toEqual([]);
  });

  it.each([
    ['', {}, '0 9 * * *', /RecurringJob\.id: expected/],
    ['x'.repeat(101), {}, '0 9 * * *', /RecurringJob\.id: expected at most 100 characters/],
    ['a', {}, '0 25 * * *', /Invalid hour in "0 25 \* \* \*"/],
    ['a', { timeZone: 'Mars/Base' }, '@daily', /Expected the IANA name of a time zone/],
    ['a', { queue: 'Reports!' }, '@daily', /queue/i],
    ['a', { overlap: 'wait' }, '@daily', /RecurringJob\.overlap: expected one of/],
  ])('refuses %j with %j and %j', async (id, options, cron, message) => {
    const added = engine.service.addOrUpdate(
      id,
      ReportService,
      (it) => it.other(),
      cron,
      options as object,
    );

    await expect(added).rejects.toThrow(message);
    expect(await engine.service.list()).toEqual([]);
  });

  it('refuses a value that cannot be an argument', async () => {
    const call = (it: ReportService) => it.create(Symbol('no') as unknown as string);
    await expect(
      engine.service.addOrUpdate('a', ReportService, call, '@daily'),
    ).rejects.toMatchObject({ code: 'HANGFIRE_UNSERIALIZABLE_ARGUMENT' });

    const large = (it: ReportService) => it.create('x'.repeat(2_000));
    await expect(
      engine.service.addOrUpdate('a', ReportService, large, '@daily'),
    ).rejects.toMatchObject({ code: 'HANGFIRE_ARGUMENTS_TOO_LARGE' });
  });
});

describe('updating a recurring job', () => {
  it('changes the given options', async () => {
    await add({ queue: 'reports', description: 'Daily' });
    const changes: RecurringJobUpdate = { cron: '0 10 * * *', queue: null };

    expect(await engine.service.update('report', changes)).toBe(true);
    expect(await get()).toMatchObject({
      cron: '0 10 * * *',
      queue: undefined,
      description: 'Daily',
      args: ['all'],
      nextRunAt: at('10:00:00'),
    });
  });

  it('refuses the same mistakes as for a new recurring job, and changes nothing', async () => {
    await add();

    await expect(engine.service.update('report', { cron: 'soon' })).rejects.toMatchObject({
      code: 'HANGFIRE_INVALID_CRON',
    });
    expect(await get()).toMatchObject({ cron: '0 9 * * *' });
  });
});

describe('a pause', () => {
  it('lasts until the recurring job is resumed, and occurrences meanwhile count as skipped', async () => {
    await add({ misfire: 'strict' }, '0 * * * *');
    expect(await engine.service.pause('report')).toBe(true);
    expect(await get()).toMatchObject({ pausedAt: at('08:30:00'), nextRunAt: undefined });

    clock.moveTo(at('11:15:00'));
    await engine.turn();
    expect(await engine.service.occurrences('report')).toEqual([]);

    expect(await engine.service.resume('report')).toBe(true);
    expect(await get()).toMatchObject({ pausedAt: undefined, nextRunAt: at('12:00:00') });
    await engine.turn();
    expect(await engine.service.occurrences('report')).toMatchObject([
      {
        nominalAt: at('09:00:00'),
        lastAt: at('11:00:00'),
        count: 3,
        kind: 'skipped',
        reason: 'paused',
        recordedAt: at('11:15:00'),
      },
    ]);
  });

  it('names the person, and nobody where code has paused the recurring job', async () => {
    await add();
    await engine.service.pause('report');
    expect(await get()).toMatchObject({ pausedAt: at('08:30:00'), pausedBy: undefined });

    await engine.service.resume('report');
    await engine.service.pause('report', { by: 'Ada' });
    await engine.service.pause('report', { by: 'Bob' });
    expect(await get()).toMatchObject({ pausedAt: at('08:30:00'), pausedBy: 'Ada' });
  });

  it('stays through an update', async () => {
    await add();
    await engine.service.pause('report');
    await add({ queue: 'reports' }, '0 10 * * *');

    expect(await get()).toMatchObject({ pausedAt: at('08:30:00'), cron: '0 10 * * *' });
  });
});

describe('a trigger', () => {
  it('creates a job and leaves the schedule as it is', async () => {
    await add({ queue: 'reports' });
    const id = await engine.service.trigger('report');

    expect(await storage.jobs.findJob(id ?? '')).toMatchObject({
      method: 'create',
      arguments: '["all"]',
      queue: 'reports',
      state: 'Enqueued',
      parameters: { RecurringJobId: 'report', Time: '2030-01-10T08:30:00.000Z' },
      history: [{ reason: 'Triggered by hand' }],
    });
    expect(await get()).toMatchObject({
      nextRunAt: at('09:00:00'),
      lastRunAt: undefined,
      lastJobId: id,
    });
    expect(await engine.service.occurrences('report')).toMatchObject([
      { jobId: id, kind: 'triggered', nominalAt: at('08:30:00'), triggeredBy: undefined },
    ]);
  });

  it('names the person', async () => {
    await add();
    await engine.service.trigger('report', { by: 'Ada' });

    expect(await engine.service.occurrences('report')).toMatchObject([{ triggeredBy: 'Ada' }]);
  });

  it.each([{ by: '' }, { by: 'x'.repeat(201) }, { by: '\0' }, { By: 'Ada' }])(
    'is refused with impossible options, as a pause is: %j',
    async (options) => {
      await add();
      const refusal = { code: 'HANGFIRE_INVALID_OPTIONS' };

      await expect(engine.service.trigger('report', options)).rejects.toMatchObject(refusal);
      await expect(engine.service.pause('report', options)).rejects.toMatchObject(refusal);
      expect(await engine.service.occurrences('report')).toEqual([]);
      expect(await get()).toMatchObject({ pausedAt: undefined });
    },
  );

  it('swallows no occurrence that is due', async () => {
    await add();
    clock.moveTo(at('09:00:00'));
    await engine.service.trigger('report');
    await engine.turn();

    expect(await engine.service.occurrences('report')).toHaveLength(2);
  });

  it('works for a paused recurring job, which stays paused', async () => {
    await add();
    await engine.service.pause('report');

    expect(await engine.service.trigger('report')).not.toBeNull();
    expect(await get()).toMatchObject({ pausedAt: at('08:30:00') });
  });

  it('keeps its job when it cannot be recorded', async () => {
    await add();
    storage.recurring.recordTrigger = async () => {
      throw new Error('The store is away');
    };
    const id = await engine.service.trigger('report');

    expect(await storage.jobs.findJob(id ?? '')).toMatchObject({ state: 'Enqueued' });
    expect(engine.logged).toMatchObject([{ event: 'Trigger of a recurring job not recorded' }]);
  });

  it('fails in a process that does not have the class', async () => {
    await add();
    const other = new RecurringEngine(storage, []);

    await expect(other.service.trigger('report')).rejects.toThrow(RecurringJobHandlerNotFoundError);
  });
});

describe('recurring jobs', () => {
  it('tell when they run next', async () => {
    await add({ endAt: at('11:00:00') }, '0 * * * *');

    expect(await engine.service.nextRuns('report', 2)).toEqual([at('09:00:00'), at('10:00:00')]);
    expect(await engine.service.nextRuns('report')).toHaveLength(3);
  });

  it('are removed if they exist', async () => {
    await add();

    expect(await engine.service.removeIfExists('report')).toBe(true);
    expect(await engine.service.removeIfExists('report')).toBe(false);
    expect(await engine.service.list()).toEqual([]);
  });

  it('are shown even where the class is unknown', async () => {
    await add();
    const other = new RecurringEngine(storage, []);

    expect(await other.service.list()).toMatchObject([
      { id: 'report', displayName: 'ReportService.create', args: ['all'] },
    ]);
  });

  it('are undefined for unknown ids', async () => {
    const { service } = engine;

    expect(await service.get('nobody')).toBeUndefined();
    expect(await service.trigger('nobody')).toBeNull();
    expect(await service.pause('nobody')).toBe(false);
    expect(await service.resume('nobody')).toBe(false);
    expect(await service.update('nobody', { cron: '@daily' })).toBe(false);
    expect(await service.nextRuns('nobody')).toEqual([]);
    expect(await service.occurrences('nobody')).toEqual([]);
  });
});
