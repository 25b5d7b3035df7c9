import { describe, expect, it } from '@jest/globals';
import { CronSchedule } from '../../../lib/cron/cron-schedule.js';
import { InvalidCronError } from '../../../lib/cron/errors/invalid-cron-error.js';
import { everyExpression } from '../../../lib/cron/every.js';
import { describeCron } from '../../../lib/cron/words/cron-description.js';

const START = new Date('2026-02-06T12:00:00Z');
const nextTimes = (cron: string, count: number, timeZone?: string) =>
  CronSchedule.parse(cron, timeZone)
    .nextMany(START, count)
    .map((time) => time.toISOString().slice(5, 19));
const messageOf = (cron: string) => {
  try {
    CronSchedule.parse(cron);
  } catch (error) {
    return error instanceof InvalidCronError ? error.message : error;
  }
  return undefined;
};

describe('Several cron expressions in one', () => {
  it('occur whenever one of them occurs, and once where several occur together', () => {
    expect(nextTimes('0 0 13 * * | 0 0 * * FRI', 3)).toEqual([
      '02-13T00:00:00',
      '02-20T00:00:00',
      '02-27T00:00:00',
    ]);
    expect(nextTimes('0 9 * * 1-5|30 10 * * SAT,SUN', 3)).toEqual([
      '02-07T10:30:00',
      '02-08T10:30:00',
      '02-09T09:00:00',
    ]);
  });

  it('are found backwards as well', () => {
    const schedule = CronSchedule.parse('0 0 13 * * | 0 0 * * FRI');

    expect(schedule.previous(new Date('2026-02-15'))).toEqual(new Date('2026-02-13'));
    expect(schedule.previous(new Date('2026-02-13'))).toEqual(new Date('2026-02-06'));
  });

  it('never occur only if none of them ever occurs', () => {
    expect(CronSchedule.parse('0 0 31 2 * | 0 0 30 2 *').isNever).toBe(true);
    expect(CronSchedule.parse('0 0 31 2 * | 0 0 * * FRI').isNever).toBe(false);
    expect(nextTimes('0 0 31 2 * | 0 0 * * FRI', 1)).toEqual(['02-13T00:00:00']);
  });

  it('are described one after the other', () => {
    expect(describeCron('0 9 * * 1-5 | 0 12 * * SUN')).toBe(
      'At 09:00, Monday through Friday | At 12:00, only on Sunday',
    );
  });

  it.each([
    ['0 9 * * * |', 'Invalid cron expression " ": expected five or six fields, got none.'],
    ['0 9 * * * | 99 9 * * *', 'Invalid minute in " 99 9 * * *": expected numbers from 0 to 59'],
  ])('are refused together: %s', (cron, message) => {
    expect(messageOf(cron.replace(/\|$/, '| '))).toContain(message);
  });
});

describe('@every', () => {
  it('occurs at the multiples of an interval that no fields can express', () => {
    expect(nextTimes('@every 45s', 3)).toEqual([
      '02-06T12:00:45',
      '02-06T12:01:30',
      '02-06T12:02:15',
    ]);
    expect(nextTimes('@every 90m', 2)).toEqual(['02-06T13:30:00', '02-06T15:00:00']);
  });

  it('has the same occurrences at the time itself and just before it', () => {
    const schedule = CronSchedule.parse('@every 10s');
    const at = (time: string) => new Date(`2026-02-06T12:00:${time}Z`);

    expect(schedule.next(at('09.999'))).toEqual(at('10.000'));
    expect(schedule.next(at('10.000'))).toEqual(at('20.000'));
    expect(schedule.previous(at('10.000'))).toEqual(at('00.000'));
    expect(schedule.previous(at('10.001'))).toEqual(at('10.000'));
  });

  it('is not moved by a change of the clocks', () => {
    const schedule = CronSchedule.parse('@every 2h', 'America/New_York');

    expect(
      schedule.nextMany(new Date('2016-03-13T05:00Z'), 3).map((time) => time.toISOString()),
    ).toEqual(['2016-03-13T06:00:00.000Z', '2016-03-13T08:00:00.000Z', '2016-03-13T10:00:00.000Z']);
  });

  it('keeps the text as it was written', () => {
    expect(describeCron('@every 45s', 'tr')).toBe('@every 45s');
  });

  it.each([
    [1_500, '@every 1500ms'],
    [45_000, '@every 45s'],
    [420_000, '@every 7m'],
    [7_200_000, '@every 2h'],
    [604_800_000, '@every 7d'],
  ])('is written for %i milliseconds in the largest unit', (ms, expression) => {
    expect(everyExpression(ms)).toBe(expression);
    expect(nextTimes(expression, 2)).toHaveLength(2);
  });

  it.each(['@every', '@every 0s', '@every 999ms', '@every 366d', '@every 5 s', '@every 5w'])(
    'is refused as %p',
    (cron) => {
      expect(messageOf(cron)).toBe(
        `Invalid cron expression "${cron}": expected a whole number and one of ms, s, m, h, d after ` +
          '@every, from 1s to 365d, such as @every 90s.',
      );
    },
  );
});
