import { describe, expect, it } from '@jest/globals';
import {
  cleared,
  declared,
  newRecurringJob,
  paused,
  redefined,
  resumed,
} from '../../../lib/recurring/recurring-job-changes.js';
import { aDefinition, aRecurringJob, aRecurringRecord } from '../../support/recurring-builders.js';

const NOW = new Date('2030-01-10T12:00:00Z');
const NINE = new Date('2030-01-10T09:00:00Z');
const TOMORROW = new Date('2030-01-11T09:00:00Z');
const FAILED = { error: 'Error: gone', failures: 3, overdueSince: NINE, nextRunAt: NOW };

describe('a new recurring job', () => {
  it('runs for the first time at the next time of its schedule', () => {
    expect(newRecurringJob('report', aDefinition(), NOW)).toEqual(
      aRecurringJob({ nextRunAt: TOMORROW }),
    );
  });

  it('never runs where its schedule has no time', () => {
    const never = aDefinition({ cron: '0 0 31 2 *' });

    expect(newRecurringJob('report', never, NOW).nextRunAt).toBeUndefined();
  });

  it('runs neither before its start nor after its end', () => {
    const startAt = new Date('2030-03-01T09:00:00Z');

    expect(newRecurringJob('report', aDefinition({ startAt }), NOW).nextRunAt).toEqual(startAt);
    expect(newRecurringJob('report', aDefinition({ endAt: NOW }), NOW).nextRunAt).toBeUndefined();
  });
});

describe('another definition', () => {
  const current = aRecurringRecord({ nextRunAt: NINE, lastJobId: 'job-1', pausedAt: NOW });

  it('keeps the next run, even a due one, where the schedule stays the same', () => {
    const definition = aDefinition({ method: 'send', misfire: 'strict', queue: 'reports' });

    expect(redefined(current, definition, NOW)).toEqual(
      aRecurringJob({ ...definition, nextRunAt: NINE, lastJobId: 'job-1', pausedAt: NOW }),
    );
  });

  it.each([
    { cron: '0 10 * * *' },
    { timeZone: 'Europe/Istanbul' },
    { startAt: NOW },
    { endAt: new Date('2031-01-01') },
  ])('counts the next run anew where the schedule changes: %j', (change) => {
    expect(redefined(current, aDefinition(change), NOW)?.nextRunAt?.getTime()).toBeGreaterThan(
      NOW.getTime(),
    );
  });

  it('removes the options that it leaves out', () => {
    const before = { ...current, queue: 'reports', description: 'Daily' };

    expect(redefined(before, aDefinition(), NOW)).toMatchObject({
      queue: undefined,
      description: undefined,
    });
  });

  it('never runs before the last run, whatever the clock says', () => {
    const lastRunAt = TOMORROW;
    const change = aDefinition({ cron: '0 * * * *' });

    expect(redefined({ ...current, lastRunAt }, change, NOW)?.nextRunAt).toEqual(
      new Date('2030-01-11T10:00:00Z'),
    );
  });

  it('forgets an error, and occurrences that could not be scheduled are due again', () => {
    expect(redefined(aRecurringRecord(FAILED), aDefinition(), NOW)).toEqual(
      aRecurringJob({ nextRunAt: NINE }),
    );
  });

  it('changes nothing where the definition is the same', () => {
    expect(redefined(current, aDefinition(), NOW)).toBeUndefined();
  });
});

describe('a declaration of the code', () => {
  const job = {
    id: 'report',
    declaredOn: 'ReportService.create',
    decorator: '@RecurringJob("report")',
    afterStartMs: undefined,
    definition: aDefinition(),
    declaration: 'first',
  };
  const changedByPeople = aRecurringRecord({
    declaration: 'first',
    cron: '0 10 * * *',
    queue: 'slow',
    pausedAt: NOW,
    nextRunAt: TOMORROW,
  });

  it('adds a missing recurring job', () => {
    expect(declared(undefined, job, NOW)).toEqual(
      aRecurringJob({ nextRunAt: TOMORROW, declaration: 'first' }),
    );
  });

  it('keeps changes by people as long as it stays the same', () => {
    expect(declared(changedByPeople, job, NOW)).toBeUndefined();
  });

  it('always decides which method is called', () => {
    const moved = { ...job, definition: aDefinition({ method: 'createAll' }) };

    expect(declared(changedByPeople, moved, NOW)).toMatchObject({
      method: 'createAll',
      cron: '0 10 * * *',
      queue: 'slow',
    });
  });

  it('replaces changes by people when it has changed, except a pause', () => {
    expect(declared(changedByPeople, { ...job, declaration: 'second' }, NOW)).toEqual({
      ...aRecurringJob({ declaration: 'second', nextRunAt: TOMORROW, pausedAt: NOW }),
      passed: [],
    });
  });

  it('takes over a recurring job that was added at run time', () => {
    expect(declared(aRecurringRecord(), job, NOW)).toMatchObject({ declaration: 'first' });
  });

  it('forgets an error', () => {
    expect(declared(aRecurringRecord({ ...FAILED, declaration: 'first' }), job, NOW)).toMatchObject(
      {
        error: undefined,
        failures: 0,
        nextRunAt: NINE,
      },
    );
  });
});

describe('a pause', () => {
  it('keeps everything except the next run', () => {
    const current = aRecurringRecord({ nextRunAt: TOMORROW });

    expect(paused(current, NOW)).toEqual(aRecurringJob({ nextRunAt: TOMORROW, pausedAt: NOW }));
    expect(paused(aRecurringRecord({ pausedAt: NINE }), NOW)).toBeUndefined();
  });

  it('names the person until it ends', () => {
    const by = paused(aRecurringRecord({ nextRunAt: TOMORROW }), NOW, 'Ada');
    const current = aRecurringRecord({ pausedAt: NINE, pausedBy: 'Ada' });

    expect(by).toMatchObject({ pausedAt: NOW, pausedBy: 'Ada' });
    expect(paused(current, NOW, 'Bob')).toBeUndefined();
    expect(resumed(current, NOW)).toMatchObject({ pausedAt: undefined, pausedBy: undefined });
  });

  it('ends without making up for occurrences meanwhile', () => {
    const current = aRecurringRecord({ nextRunAt: NINE, pausedAt: NINE });

    expect(resumed(current, NOW)).toEqual({
      ...aRecurringJob({ nextRunAt: TOMORROW }),
      passed: [{ nominalAt: NINE, lastAt: undefined, count: 1, kind: 'skipped', reason: 'paused' }],
    });
  });

  it('has nothing to do with a recurring job that an error has disabled', () => {
    const disabled = aRecurringRecord({ ...FAILED, nextRunAt: undefined });

    expect(resumed(disabled, NOW)).toEqual(aRecurringJob({ nextRunAt: NINE }));
    expect(cleared(disabled)).toEqual(aRecurringJob({ nextRunAt: NINE }));
    expect(resumed(aRecurringRecord(), NOW)).toBeUndefined();
  });
});

describe('times of a schedule that were due when it goes on after now', () => {
  const at = (time: string) => new Date(`2030-01-10T${time}Z`);
  const hourly = aRecurringRecord({ cron: '0 * * * *', nextRunAt: at('06:00:00') });
  const passedBy = (changed: ReturnType<typeof redefined>) => changed?.passed;
  const TO_DAILY = aDefinition();

  it('were missed where another schedule takes their place', () => {
    expect(passedBy(redefined(hourly, TO_DAILY, NOW))).toEqual([
      { nominalAt: at('06:00:00'), lastAt: NOW, count: 7, kind: 'missed', error: undefined },
    ]);
    expect(passedBy(redefined(hourly, TO_DAILY, at('05:59:59.999')))).toEqual([]);
  });

  it('were missed before a pause, and skipped because of it', () => {
    const current = { ...hourly, pausedAt: at('08:30:00') };
    const passed = [
      { nominalAt: at('06:00:00'), lastAt: at('08:00:00'), count: 3, kind: 'missed' },
      { nominalAt: at('09:00:00'), lastAt: NOW, count: 4, kind: 'skipped', reason: 'paused' },
    ];

    expect(passedBy(resumed(current, NOW))).toEqual(passed);
    expect(passedBy(redefined(current, TO_DAILY, NOW))).toEqual(passed);
    expect(passedBy(resumed({ ...hourly, pausedAt: at('11:59:59') }, at('11:59:59')))).toEqual([
      { nominalAt: at('06:00:00'), lastAt: at('11:00:00'), count: 6, kind: 'missed' },
    ]);
  });

  it('were missed because of the error that kept them from being scheduled', () => {
    const current = { ...hourly, ...FAILED, error: 'x'.repeat(2_000) };

    expect(passedBy(redefined(current, TO_DAILY, NOW))).toEqual([
      {
        nominalAt: NINE,
        lastAt: NOW,
        count: 4,
        kind: 'missed',
        error: `${'x'.repeat(1_000)}…`,
      },
    ]);
  });

  it('are at least one where the schedule cannot be read any more', () => {
    const current = { ...hourly, cron: 'every day' };

    expect(passedBy(redefined(current, TO_DAILY, NOW))).toEqual([
      { nominalAt: at('06:00:00'), lastAt: undefined, count: 1, kind: 'missed' },
    ]);
  });
});
