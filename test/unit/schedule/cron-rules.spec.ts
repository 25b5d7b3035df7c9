import { describe, expect, it } from '@jest/globals';
import { CronExpression } from 'nestjs-hangfire/schedule';
import { CronSchedule } from '../../../lib/cron/cron-schedule.js';
import { withCrontabDays } from '../../../lib/cron/crontab-days.js';
import { InvalidCronError } from '../../../lib/cron/errors/invalid-cron-error.js';
import { FIGURES } from './figures-of-cron.js';

const shortened = (time: Date) => time.toISOString().replace(/(?::00)?\.000Z$/, 'Z');

describe('A cron expression of @nestjs/schedule', () => {
  it.each(FIGURES)('occurs as in @nestjs/schedule: %s in %s', (cron, timeZone, times) => {
    const schedule = CronSchedule.parse(withCrontabDays(cron), timeZone);
    const expected = times.split(' ');

    const found = schedule.nextMany(new Date('2026-01-31T10:11:12Z'), expected.length);
    expect(found.map(shortened)).toEqual(expected);
  });

  it('matches either day where both are restricted, and is written so', () => {
    expect(withCrontabDays('0 0 13 * FRI')).toBe('0 0 0 13 * * | 0 0 0 * * FRI');
  });

  it.each(['0 0 13 * *', '0 0 * * FRI', '0 0 1-31 * FRI', '0 0 13 * 1-7', '@daily', '@every 45s'])(
    'stays unchanged where it restricts only one of the two: %s',
    (cron) => {
      expect(withCrontabDays(cron)).toBe(cron);
    },
  );

  it('treats the last Friday as a day of week', () => {
    expect(withCrontabDays('0 0 13 * FRIL')).toBe('0 0 0 13 * * | 0 0 0 * * FRIL');
  });

  it.each(['0 0 32 * FRI', '0 0 13 * FRIDAY', '* * *', '', undefined])(
    'is refused as %p',
    (cron) => {
      expect(() => withCrontabDays(cron as string)).toThrow(InvalidCronError);
    },
  );

  it.each(Object.entries(CronExpression))('has a name, and can be read: %s', (_name, cron) => {
    expect(CronSchedule.parse(withCrontabDays(cron)).isNever).toBe(false);
  });
});
