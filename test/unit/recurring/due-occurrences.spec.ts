import { describe, expect, it } from '@jest/globals';
import { dueOccurrences } from '../../../lib/recurring/due-occurrences.js';
import { UnknownHandlingError } from '../../../lib/recurring/errors/unknown-handling-error.js';
import type { RecurringJobRecord } from '../../../lib/storage/recurring/recurring-store.js';
import { aRecurringRecord } from '../../support/recurring-builders.js';

const at = (time: string) => new Date(`2030-01-10T${time}Z`);
const OPTIONS = { lateAfterMs: 10_000, ignoreAfterMs: 60_000, maxMissed: 5 };

function dueAt(time: string, given: Partial<RecurringJobRecord>) {
  const record = aRecurringRecord({ cron: '* * * * *', ...given });
  const { occurrences, missed, nextRunAt } = dueOccurrences(record, at(time), OPTIONS);
  return {
    times: occurrences.map(({ nominalAt }) => timeOf(nominalAt)),
    late: occurrences.filter(({ isMissed }) => isMissed).map(({ nominalAt }) => timeOf(nominalAt)),
    missed: missed && [
      timeOf(missed.nominalAt),
      missed.lastAt && timeOf(missed.lastAt),
      missed.count,
    ],
    next: nextRunAt && timeOf(nextRunAt),
  };
}

const timeOf = (date: Date) => date.toISOString().slice(11, 19);

describe('a recurring job whose time has come', () => {
  const nextRunAt = at('09:00:00');

  it.each(['relaxed', 'strict', 'ignorable'] as const)('occurs at that time (%s)', (misfire) => {
    expect(dueAt('09:00:00.004', { misfire, nextRunAt })).toEqual({
      times: ['09:00:00'],
      late: [],
      missed: undefined,
      next: '09:01:00',
    });
  });

  it.each([{ misfire: 'newest' }, { overlap: 'replace' }, { overlap: '' }])(
    'does not occur where this version does not know the stored %j',
    (stored) => {
      const given = { ...stored, nextRunAt } as Partial<RecurringJobRecord>;

      expect(() => dueAt('09:00:00.004', given)).toThrow(UnknownHandlingError);
    },
  );

  it('occurs even where this process is a little behind the clock of the store', () => {
    expect(dueAt('08:59:59.990', { nextRunAt })).toMatchObject({
      times: ['09:00:00'],
      next: '09:01:00',
    });
  });

  it('keeps the announced time where the rules of the zone have changed since', () => {
    expect(dueAt('09:00:31', { nextRunAt: at('09:00:30') })).toMatchObject({
      times: ['09:00:30'],
      next: '09:01:00',
    });
  });

  it('does not occur again after a clock was set back', () => {
    const lastRunAt = at('11:30:00');

    expect(dueAt('09:00:00', { nextRunAt, lastRunAt }).next).toBe('11:31:00');
  });

  it('has no next run after its end', () => {
    expect(dueAt('09:00:01', { nextRunAt, endAt: at('09:00:59') })).toMatchObject({
      times: ['09:00:00'],
      next: undefined,
    });
  });

  it('makes up for nothing after its end', () => {
    expect(dueAt('09:30:00', { nextRunAt, endAt: at('09:01:30'), misfire: 'strict' })).toEqual({
      times: ['09:00:00', '09:01:00'],
      late: ['09:00:00', '09:01:00'],
      missed: undefined,
      next: undefined,
    });
  });
});

describe('missed occurrences', () => {
  const nextRunAt = at('09:00:00');

  it('get one job, at the latest of their times, when misfires are relaxed', () => {
    expect(dueAt('09:04:30', { nextRunAt })).toMatchObject({
      times: ['09:04:00'],
      late: ['09:04:00'],
      missed: ['09:00:00', '09:03:00', 4],
      next: '09:05:00',
    });
  });

  it('do not count as missed when they are only a little late', () => {
    expect(dueAt('09:00:03', { nextRunAt, cron: '* * * * * *' })).toMatchObject({
      times: ['09:00:00', '09:00:01', '09:00:02', '09:00:03'],
      late: [],
      missed: undefined,
      next: '09:00:04',
    });
  });

  it('get one job each when misfires are strict', () => {
    expect(dueAt('09:03:00', { nextRunAt, misfire: 'strict' })).toMatchObject({
      times: ['09:00:00', '09:01:00', '09:02:00', '09:03:00'],
      late: ['09:00:00', '09:01:00', '09:02:00'],
      missed: undefined,
      next: '09:04:00',
    });
  });

  it('get jobs for the latest, up to a limit, when misfires are strict', () => {
    expect(dueAt('18:00:10', { nextRunAt, misfire: 'strict' })).toMatchObject({
      times: ['17:56:00', '17:57:00', '17:58:00', '17:59:00', '18:00:00'],
      missed: ['09:00:00', '17:55:00', 536],
      next: '18:01:00',
    });
  });

  it('are dropped when misfires are ignorable and they are old', () => {
    expect(dueAt('09:05:30', { nextRunAt, misfire: 'ignorable' })).toMatchObject({
      times: ['09:05:00'],
      missed: ['09:00:00', '09:04:00', 5],
      next: '09:06:00',
    });
    expect(dueAt('09:05:30', { nextRunAt, misfire: 'ignorable', cron: '0 9 * * *' })).toEqual({
      times: [],
      late: [],
      missed: ['09:00:00', undefined, 1],
      next: '09:00:00',
    });
  });

  it('count from the occurrence that could not be scheduled', () => {
    const given = { nextRunAt: at('09:03:20'), overdueSince: at('09:01:00'), failures: 2 };

    expect(dueAt('09:03:20', { ...given, misfire: 'strict' })).toMatchObject({
      times: ['09:01:00', '09:02:00', '09:03:00'],
      next: '09:04:00',
    });
  });

  it('are counted up to a thousand, with the time of the last', () => {
    const given = { nextRunAt, cron: '* * * * * *', misfire: 'ignorable' } as const;

    expect(dueAt('09:16:44', given).missed).toEqual(['09:00:00', '09:16:39', 1_000]);
    expect(dueAt('09:16:45', given).missed).toEqual(['09:00:00', '09:16:40', 1_001]);
    expect(dueAt('11:00:00', given).missed).toEqual(['09:00:00', '10:59:55', 1_001]);
  });
});
