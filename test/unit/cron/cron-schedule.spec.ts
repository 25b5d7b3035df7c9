import { describe, expect, it } from '@jest/globals';
import { CronSchedule } from '../../../lib/cron/cron-schedule.js';
import { InvalidCronError } from '../../../lib/cron/errors/invalid-cron-error.js';
import { UnknownTimeZoneError } from '../../../lib/cron/errors/unknown-time-zone-error.js';
import { InvalidTimeError } from '../../../lib/support/time/invalid-time-error.js';

/** The year 2024 began on a Monday and had a 29 February. */
const NEW_YEAR = new Date('2024-01-01T00:00Z');

function occurrences(cron: string, count: number, after = NEW_YEAR): string[] {
  return CronSchedule.parse(cron)
    .nextMany(after, count)
    .map((it) => it.toISOString().replace(/(:00)?\.000Z$/, ''));
}

const days = (cron: string, count: number) =>
  occurrences(cron, count, new Date(NEW_YEAR.getTime() - 1)).map((it) => it.slice(5, 10));

describe('a cron expression', () => {
  it.each([
    ['* * * * *', ['2024-01-01T00:01', '2024-01-01T00:02']],
    ['*/15 * * * *', ['2024-01-01T00:15', '2024-01-01T00:30']],
    ['*/45 * * * *', ['2024-01-01T00:45', '2024-01-01T01:00', '2024-01-01T01:45']],
    ['5/20 * * * *', ['2024-01-01T00:05', '2024-01-01T00:25', '2024-01-01T00:45']],
    ['10-20/5 0 * * *', ['2024-01-01T00:10', '2024-01-01T00:15', '2024-01-01T00:20']],
    ['7,*/30 * * * *', ['2024-01-01T00:07', '2024-01-01T00:30', '2024-01-01T01:00']],
    ['5,5,1-6 0 * * *', ['2024-01-01T00:01', '2024-01-01T00:02', '2024-01-01T00:03']],
    ['0 22-2 * * *', ['2024-01-01T01:00', '2024-01-01T02:00', '2024-01-01T22:00']],
    ['0 22-3/2 * * *', ['2024-01-01T02:00', '2024-01-01T22:00', '2024-01-02T00:00']],
    ['0 9 1 1 ?', ['2024-01-01T09:00', '2025-01-01T09:00']],
    ['? ?/6 ? ? ?', ['2024-01-01T00:01', '2024-01-01T00:02']],
    ['59 59 23 31 12 *', ['2024-12-31T23:59:59', '2025-12-31T23:59:59']],
    ['*/20 * * * * *', ['2024-01-01T00:00:20', '2024-01-01T00:00:40', '2024-01-01T00:01']],
    ['  0\t09   * * *  ', ['2024-01-01T09:00', '2024-01-02T09:00']],
  ])('such as %p names times of day', (cron, expected) => {
    expect(occurrences(cron, expected.length)).toEqual(expected);
  });

  it.each([
    ['0 0 13 * FRI', ['09-13', '12-13']],
    ['0 0 1-7 * MON', ['01-01', '02-05', '03-04']],
    ['0 0 * FEB *', ['02-01', '02-02']],
    ['0 0 1 NOV-FEB *', ['01-01', '02-01', '11-01', '12-01']],
    ['0 0 1 11-3/2 *', ['01-01', '03-01', '11-01']],
    ['0 0 * * 7', ['01-07', '01-14']],
    ['0 0 * * 0', ['01-07', '01-14']],
    ['0 0 * * sat-sun', ['01-06', '01-07', '01-13']],
    ['0 0 * * FRI-MON', ['01-01', '01-05', '01-06', '01-07', '01-08']],
    ['0 0 * * 7-2', ['01-01', '01-02', '01-07', '01-08']],
    ['0 0 * * 6-7', ['01-06', '01-07', '01-13']],
    ['0 0 * * 5/2', ['01-05', '01-07', '01-12']],
    ['0 0 * * */2', ['01-02', '01-04', '01-06', '01-07']],
    ['0 0 30-2 * *', ['01-01', '01-02', '01-30', '01-31', '02-01']],
    ['0 0 31 * *', ['01-31', '03-31', '05-31']],
    ['0 0 L * *', ['01-31', '02-29', '03-31', '04-30']],
    ['0 0 L-3 * *', ['01-28', '02-26', '03-28']],
    ['0 0 L-30 * *', ['01-01', '03-01', '05-01']],
    ['0 0 LW * *', ['01-31', '02-29', '03-29', '04-30', '05-31', '06-28']],
    ['0 0 L-3W * *', ['01-29', '02-26', '03-28', '04-26']],
    ['0 0 15W * *', ['01-15', '02-15', '03-15', '04-15', '05-15', '06-14']],
    ['0 0 1W * *', ['01-01', '02-01', '03-01', '04-01', '05-01', '06-03']],
    ['0 0 31W * *', ['01-31', '03-29', '05-31', '07-31', '08-30']],
    ['0 0 15w * 5', ['03-15', '06-14', '11-15', '02-14']],
    ['0 0 * * 5L', ['01-26', '02-23', '03-29']],
    ['0 0 * * FRIL', ['01-26', '02-23', '03-29']],
    ['0 0 * * MON#2', ['01-08', '02-12', '03-11']],
    ['0 0 * * 4#5', ['02-29', '05-30', '08-29']],
    ['0 0 15,L * *', ['01-15', '01-31', '02-15', '02-29']],
    ['0 0 * * MON#1,MON#3', ['01-01', '01-15', '02-05']],
    ['0 0 25-31 * FRIL', ['01-26', '03-29', '04-26']],
  ])('such as %p names days', (cron, expected) => {
    expect(days(cron, expected.length)).toEqual(expected);
  });

  it.each([
    ['05/05 * * * *', '5/5 * * * *'],
    ['00-09/03 * * * *', '0-9/3 * * * *'],
    ['*/05 08-09 * * *', '*/5 8-9 * * *'],
    ['0 0 05W * *', '0 0 5W * *'],
    ['0 0 L-03 * *', '0 0 L-3 * *'],
    ['0 0 L-03W * *', '0 0 L-3W * *'],
    ['0 0 01 02/04 *', '0 0 1 2/4 *'],
    ['0 0 * * 05', '0 0 * * 5'],
    ['0 0 * * 05L', '0 0 * * 5L'],
    ['0 0 * * 01#2', '0 0 * * 1#2'],
    ['0 0 * * MON#02', '0 0 * * MON#2'],
    ['0 0 * * 07L,00#01', '0 0 * * 7L,0#1'],
    ['@every 05s', '@every 5s'],
  ])('may have zeros before its numbers: %p is %p', (padded, cron) => {
    expect(occurrences(padded, 20)).toEqual(occurrences(cron, 20));
  });

  it.each([
    ['0 0 * * FRI-0', '0 0 * * FRI,SAT,SUN'],
    ['0 0 * * FRI-7', '0 0 * * FRI,SAT,SUN'],
    ['0 0 * * 5-7', '0 0 * * FRI,SAT,SUN'],
    ['0 0 * * 7-0', '0 0 * * SUN'],
    ['0 0 * * 0-7', '0 0 * * *'],
    ['0 22-0 * * *', '0 22,23,0 * * *'],
    ['50-0/5 * * * *', '50,55,0 * * * *'],
  ])('may have a range that ends in 0 where 0 is a value: %p is %p', (range, cron) => {
    expect(occurrences(range, 20)).toEqual(occurrences(cron, 20));
  });

  it.each([
    ['@every_second', '* * * * * *'],
    ['@secondly', '* * * * * *'],
    ['@every_minute', '* * * * *'],
    ['@minutely', '* * * * *'],
    ['@hourly', '0 * * * *'],
    ['@daily', '0 0 * * *'],
    ['@midnight', '0 0 * * *'],
    ['@weekdays', '0 0 * * MON-FRI'],
    ['@weekends', '0 0 * * SAT,SUN'],
    ['@weekly', '0 0 * * SUN'],
    ['@monthly', '0 0 1 * *'],
    ['@yearly', '0 0 1 1 *'],
    [' @Annually ', '0 0 1 1 *'],
  ])('may be written as the macro %p for %p', (macro, cron) => {
    expect(occurrences(macro, 10)).toEqual(occurrences(cron, 10));
  });

  it('leaps over the years without a 29 February, the year 2100 among them', () => {
    expect(occurrences('0 0 29 2 *', 3, new Date('2092-01-01'))).toEqual([
      '2092-02-29T00:00',
      '2096-02-29T00:00',
      '2104-02-29T00:00',
    ]);
  });

  it('is found forty years ahead', () => {
    expect(occurrences('0 0 29 2 MON', 3, new Date('2040-01-01'))).toEqual([
      '2044-02-29T00:00',
      '2072-02-29T00:00',
      '2112-02-29T00:00',
    ]);
  });
});

describe('an expression that names no day of any calendar', () => {
  const NEVER = [
    '0 0 31 2 *',
    '0 0 30 FEB *',
    '0 0 31 4,6,9,11 *',
    '0 0 L-29 2 *',
    '0 0 1-7 * MON#2',
  ];

  it.each(NEVER)('never occurs: %s', (cron) => {
    const schedule = CronSchedule.parse(cron, 'America/New_York');

    expect(schedule.isNever).toBe(true);
    expect(schedule.next(NEW_YEAR)).toBeUndefined();
    expect(schedule.previous(NEW_YEAR)).toBeUndefined();
    expect(schedule.nextMany(NEW_YEAR, 5)).toEqual([]);
  });

  it.each(['0 0 29 2 *', '0 0 31 2,3 *', '0 0 29 2 MON#5', '0 0 L-28 2 *'])(
    'differs from an expression that seldom occurs: %s',
    (cron) => {
      expect(CronSchedule.parse(cron).isNever).toBe(false);
    },
  );
});

describe('the next occurrence', () => {
  it('is after the given instant, never at it', () => {
    const schedule = CronSchedule.parse('0 12 * * *');

    expect(schedule.next(new Date('2024-05-05T11:59:59.999Z'))).toEqual(
      new Date('2024-05-05T12:00Z'),
    );
    expect(schedule.next(new Date('2024-05-05T12:00Z'))).toEqual(new Date('2024-05-06T12:00Z'));
  });

  it('is undefined behind the last year that a store can keep', () => {
    expect(CronSchedule.parse('@yearly').next(new Date('9999-06-01'))).toBeUndefined();
  });

  it('needs a valid date', () => {
    expect(() => CronSchedule.parse('@daily').next(new Date(Number.NaN))).toThrow(InvalidTimeError);
    expect(() => CronSchedule.parse('@daily').previous('now' as never)).toThrow(InvalidTimeError);
  });
});

describe('the previous occurrence', () => {
  it('is before the given instant, never at it', () => {
    const schedule = CronSchedule.parse('0 12 * * *');

    expect(schedule.previous(new Date('2024-05-05T12:00:00.001Z'))).toEqual(
      new Date('2024-05-05T12:00Z'),
    );
    expect(schedule.previous(new Date('2024-05-05T12:00Z'))).toEqual(new Date('2024-05-04T12:00Z'));
  });
});

describe('the time zone', () => {
  it('is checked after the expression', () => {
    expect(() => CronSchedule.parse('no cron', 'No/Where')).toThrow(InvalidCronError);
    expect(() => CronSchedule.parse('0 9 * * *', 'No/Where')).toThrow(UnknownTimeZoneError);
  });

  const at = new Date('2026-05-05T00:00Z');

  it('is UTC unless another is given', () => {
    expect(CronSchedule.parse('0 9 * * *').next(at)).toEqual(new Date('2026-05-05T09:00Z'));
    expect(CronSchedule.parse('0 9 * * *').timeZone).toBe('UTC');
  });

  it.each([
    ['Europe/Istanbul', '2026-05-05T06:00Z'],
    ['Asia/Kolkata', '2026-05-05T03:30Z'],
    ['America/New_York', '2026-05-05T13:00Z'],
    ['Etc/GMT+3', '2026-05-05T12:00Z'],
    ['EST5EDT', '2026-05-05T13:00Z'],
    ['Pacific/Kiritimati', '2026-05-05T19:00Z'],
  ])('may be %s', (timeZone, expected) => {
    expect(CronSchedule.parse('0 9 * * *', timeZone).next(at)).toEqual(new Date(expected));
  });

  it.each([
    ['europe/ISTANBUL', 'Europe/Istanbul'],
    ['utc', 'UTC'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['US/Eastern', 'US/Eastern'],
  ])('may be written in any case and keeps its name: %s', (given, kept) => {
    expect(CronSchedule.parse('@daily', given).timeZone).toBe(kept);
  });

  it('may be any zone that Intl lists', () => {
    const zones = Intl.supportedValuesOf('timeZone').filter((zone) => !zone.startsWith('SystemV/'));
    for (const zone of zones) expect(CronSchedule.parse('@daily', zone).timeZone).toBe(zone);
    expect(zones.length).toBeGreaterThan(400);
  });

  it.each([
    'CET CST6CDT EET EST EST5EDT HST MET MST MST7MDT PST8PDT WET'.split(' '),
    'Cuba Egypt Eire GB GB-Eire Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya'.split(
      ' ',
    ),
    'NZ NZ-CHAT Navajo PRC Poland Portugal ROC ROK Singapore Turkey W-SU'.split(' '),
    'GMT GMT+0 GMT-0 GMT0 Greenwich UCT UTC Universal Zulu Etc/UTC Etc/GMT+12 Etc/GMT-14'.split(
      ' ',
    ),
    'Asia/Calcutta America/Buenos_Aires America/Montreal US/Eastern US/Pacific Brazil/East'.split(
      ' ',
    ),
    'Canada/Saskatchewan Chile/Continental Mexico/General Australia/ACT est5edt gb'.split(' '),
  ])('may be a link of the IANA database: %s and others', (...links) => {
    for (const link of links) expect(() => CronSchedule.parse('@daily', link)).not.toThrow();
  });
});
