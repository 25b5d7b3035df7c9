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

  it('does not run before its start, nor after its end', () => {
    const startAt = new Date('2030-03-01T09:00:00Z');

    expect(newRecurringJob('report', aDefinition({ startAt }), NOW).nextRunAt).toEqual(startAt);
    expect(newRecurringJob('report', aDefinition({ endAt: NOW }), NOW).nextRunAt).toBeUndefined();
  });
});

describe('another definition', () => {
  const current = aRecurringRecord({ nextRunAt: NINE, lastJobId: 'job-1', pausedAt: NOW });

  it('keeps the next run, also one that is due, where the schedule stays the same', () => {
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

  it('takes away what it leaves out', () => {
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

  it('forgets an error, and what could not be scheduled is due again', () => {
    expect(redefined(aRecurringRecord(FAILED), aDefinition(), NOW)).toEqual(
      aRecurringJob({ nextRunAt: NINE }),
    );
  });

  it('is none where nothing is different', () => {
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

  it('adds what is not there', () => {
    expect(declared(undefined, job, NOW)).toEqual(
      aRecurringJob({ nextRunAt: TOMORROW, declaration: 'first' }),
    );
  });

  it('leaves what people have changed, as long as it stays the same', () => {
    expect(declared(changedByPeople, job, NOW)).toBeUndefined();
  });

  it('has its method called in any case', () => {
    const moved = { ...job, definition: aDefinition({ method: 'createAll' }) };

    expect(declared(changedByPeople, moved, NOW)).toMatchObject({
      method: 'createAll',
      cron: '0 10 * * *',
      queue: 'slow',
    });
  });

  it('replaces what people have changed when it is another one; a pause stays', () => {
    expect(declared(changedByPeople, { ...job, declaration: 'second' }, NOW)).toEqual(
      aRecurringJob({ declaration: 'second', nextRunAt: TOMORROW, pausedAt: NOW }),
    );
  });

  it('takes over what was made at run time', () => {
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
  it('keeps everything but that it runs', () => {
    const current = aRecurringRecord({ nextRunAt: TOMORROW });

    expect(paused(current, NOW)).toEqual(aRecurringJob({ nextRunAt: TOMORROW, pausedAt: NOW }));
    expect(paused(aRecurringRecord({ pausedAt: NINE }), NOW)).toBeUndefined();
  });

  it('ends without making up for what was not run', () => {
    const current = aRecurringRecord({ nextRunAt: NINE, pausedAt: NINE });

    expect(resumed(current, NOW)).toEqual(aRecurringJob({ nextRunAt: TOMORROW }));
  });

  it('is not what keeps one from running that was disabled by an error', () => {
    const disabled = aRecurringRecord({ ...FAILED, nextRunAt: undefined });

    expect(resumed(disabled, NOW)).toEqual(aRecurringJob({ nextRunAt: NINE }));
    expect(cleared(disabled)).toEqual(aRecurringJob({ nextRunAt: NINE }));
    expect(resumed(aRecurringRecord(), NOW)).toBeUndefined();
  });
});
