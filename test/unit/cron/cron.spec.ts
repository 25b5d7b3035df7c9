import { describe, expect, it } from '@jest/globals';
import { Cron } from '../../../lib/cron/cron.js';
import { CronSchedule } from '../../../lib/cron/cron-schedule.js';
import { InvalidCronError } from '../../../lib/cron/errors/invalid-cron-error.js';

describe('Cron', () => {
  it('writes the same expressions as Hangfire, with the same defaults', () => {
    expect([
      Cron.minutely(),
      Cron.hourly(),
      Cron.hourly(30),
      Cron.daily(),
      Cron.daily(9),
      Cron.daily(9, 30),
      Cron.weekly(),
      Cron.weekly(5),
      Cron.weekly(5, 17, 45),
      Cron.monthly(),
      Cron.monthly(15),
      Cron.monthly(15, 6, 30),
      Cron.yearly(),
      Cron.yearly(4, 23),
      Cron.yearly(4, 23, 6, 30),
      Cron.never(),
    ]).toEqual([
      '* * * * *',
      '0 * * * *',
      '30 * * * *',
      '0 0 * * *',
      '0 9 * * *',
      '30 9 * * *',
      '0 0 * * 1',
      '0 0 * * 5',
      '45 17 * * 5',
      '0 0 1 * *',
      '0 0 15 * *',
      '30 6 15 * *',
      '0 0 1 1 *',
      '0 0 23 4 *',
      '30 6 23 4 *',
      '0 0 31 2 *',
    ]);
  });

  it('writes intervals that are as long as they say', () => {
    expect([
      Cron.secondly(),
      Cron.everySeconds(15),
      Cron.everyMinutes(5),
      Cron.everyHours(6),
      Cron.everyHours(1),
    ]).toEqual(['* * * * * *', '*/15 * * * * *', '*/5 * * * *', '0 */6 * * *', '0 */1 * * *']);
  });

  it('writes only expressions that can be read', () => {
    const expressions = [Cron.weekly(7, 23, 59), Cron.yearly(2, 29), Cron.everySeconds(1)];

    expect(expressions.map((it) => CronSchedule.parse(it).isNever)).toEqual([false, false, false]);
    expect(CronSchedule.parse(Cron.never()).isNever).toBe(true);
  });

  it.each([
    ['minute', () => Cron.hourly(60)],
    ['minute', () => Cron.hourly(-1)],
    ['minute', () => Cron.hourly(0.5)],
    ['minute', () => Cron.hourly(Number.NaN)],
    ['minute', () => Cron.hourly('5' as never)],
    ['hour', () => Cron.daily(24)],
    ['minute', () => Cron.daily(9, 60)],
    ['dayOfWeek', () => Cron.weekly(8)],
    ['dayOfMonth', () => Cron.monthly(0)],
    ['dayOfMonth', () => Cron.monthly(32)],
    ['month', () => Cron.yearly(0)],
    ['month', () => Cron.yearly(13)],
    ['dayOfMonth', () => Cron.yearly(2, 30)],
    ['dayOfMonth', () => Cron.yearly(4, 31)],
    ['second', () => Cron.everySeconds(7)],
    ['minute', () => Cron.everyMinutes(45)],
    ['minute', () => Cron.everyMinutes(60)],
    ['minute', () => Cron.everyMinutes(0)],
    ['hour', () => Cron.everyHours(5)],
    ['hour', () => Cron.everyHours(24)],
  ])('refuses an impossible %s: %s', (field, write) => {
    expect(write).toThrow(InvalidCronError);
    expect(write).toThrow(expect.objectContaining({ field }));
  });

  it('says which call was wrong and what it takes', () => {
    expect(() => Cron.daily(25)).toThrow(
      'Invalid hour in "Cron.daily(25, 0)": expected an integer from 0 to 23, got 25.',
    );
    expect(() => Cron.everyHours(5)).toThrow(
      'Invalid hour in "Cron.everyHours(5)": expected a divisor of 24 (1, 2, 3, 4, 6, 8, 12), got 5.',
    );
  });
});
