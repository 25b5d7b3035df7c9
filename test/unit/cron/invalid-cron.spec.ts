import { describe, expect, it } from '@jest/globals';
import { CronSchedule } from '../../../lib/cron/cron-schedule.js';
import { InvalidCronError } from '../../../lib/cron/errors/invalid-cron-error.js';
import { UnknownTimeZoneError } from '../../../lib/cron/errors/unknown-time-zone-error.js';

function refusal(cron: unknown, timeZone?: unknown): unknown {
  try {
    return CronSchedule.parse(cron as string, timeZone as string);
  } catch (error) {
    return error;
  }
}

describe('an expression is refused', () => {
  it.each([
    ['60 * * * * *', 'second'],
    ['-1 * * * * *', 'second'],
    ['*/0 * * * * *', 'second'],
    ['60 * * * *', 'minute'],
    ['*/60 * * * *', 'minute'],
    ['007 * * * *', 'minute'],
    ['1.5 * * * *', 'minute'],
    ['5- * * * *', 'minute'],
    ['1-2-3 * * * *', 'minute'],
    ['1/2/3 * * * *', 'minute'],
    ['*5 * * * *', 'minute'],
    ['L * * * *', 'minute'],
    ['H * * * *', 'minute'],
    ['MON * * * *', 'minute'],
    ['constructor * * * *', 'minute'],
    ['* 24 * * *', 'hour'],
    ['* 1,,2 * * *', 'hour'],
    ['* ,1 * * *', 'hour'],
    ['* 20-25 * * *', 'hour'],
    ['* */24 * * *', 'hour'],
    ['* * 0 * *', 'dayOfMonth'],
    ['* * 32 * *', 'dayOfMonth'],
    ['* * 15-0 * *', 'dayOfMonth'],
    ['* * 15-00 * *', 'dayOfMonth'],
    ['* * 1,31-0/2 * *', 'dayOfMonth'],
    ['* * 0-15 * *', 'dayOfMonth'],
    ['* * 0/5 * *', 'dayOfMonth'],
    ['* * 31-32 * *', 'dayOfMonth'],
    ['* * 015 * *', 'dayOfMonth'],
    ['* * 015W * *', 'dayOfMonth'],
    ['* * L-003 * *', 'dayOfMonth'],
    ['* * 00W * *', 'dayOfMonth'],
    ['* * 0W * *', 'dayOfMonth'],
    ['* * 32W * *', 'dayOfMonth'],
    ['* * W * *', 'dayOfMonth'],
    ['* * 1-5W * *', 'dayOfMonth'],
    ['* * L-31 * *', 'dayOfMonth'],
    ['* * 5L * *', 'dayOfMonth'],
    ['* * 1#1 * *', 'dayOfMonth'],
    ['* * * 0 *', 'month'],
    ['* * * 13 *', 'month'],
    ['* * * OCT-0 *', 'month'],
    ['* * * 10-0 *', 'month'],
    ['* * * 10-0/2 *', 'month'],
    ['* * * 0-3 *', 'month'],
    ['* * * 0/3 *', 'month'],
    ['* * * 3-13 *', 'month'],
    ['* * * JANUARY *', 'month'],
    ['* * * FEV *', 'month'],
    ['* * * MON *', 'month'],
    ['* * * * 8', 'dayOfWeek'],
    ['* * * * 8L', 'dayOfWeek'],
    ['* * * * 08L', 'dayOfWeek'],
    ['* * * * 005L', 'dayOfWeek'],
    ['* * * * FRI-8', 'dayOfWeek'],
    ['* * * * MON#00', 'dayOfWeek'],
    ['* * * * MON#06', 'dayOfWeek'],
    ['* * * * MON#002', 'dayOfWeek'],
    ['* * * * L', 'dayOfWeek'],
    ['* * * * LW', 'dayOfWeek'],
    ['* * * * MON#0', 'dayOfWeek'],
    ['* * * * MON#6', 'dayOfWeek'],
    ['* * * * MON#1-3', 'dayOfWeek'],
    ['* * * * MONDAY', 'dayOfWeek'],
    ['* * * * JAN', 'dayOfWeek'],
  ])('%p, because of its %s', (cron, field) => {
    const error = refusal(cron);

    expect(error).toBeInstanceOf(InvalidCronError);
    expect(error).toMatchObject({ code: 'HANGFIRE_INVALID_CRON', expression: cron, field });
  });

  it.each([
    [''],
    ['   '],
    ['*'],
    ['* * * *'],
    ['* * * * * * *'],
    ['0 0 1 1 * 2024 2025'],
    ['@reboot'],
    ['@'],
    ['@daily @hourly'],
    ['every day'],
    [`0 0 * * ${'1,'.repeat(600)}1`],
    [undefined],
    [null],
    [5],
    [{}],
    [Symbol('cron')],
  ])('%p, as a whole', (cron) => {
    const error = refusal(cron);

    expect(error).toBeInstanceOf(InvalidCronError);
    expect(error).toMatchObject({ field: undefined });
  });

  it.each([
    [
      '61 * * * *',
      'Invalid minute in "61 * * * *": expected numbers from 0 to 59, forms such as *, 10-20, */15 ' +
        '(steps from 1 to 59), or a list of these, got "61".',
    ],
    [
      '0 0 * * 1,monday',
      'Invalid day of week in "0 0 * * 1,monday": expected numbers from 0 to 7, names from SUN to ' +
        'SAT, forms such as *, MON-FRI, */2, FRIL, MON#2 (steps from 1 to 7), or a list of these, ' +
        'got "MONDAY". Did you mean "MON"?',
    ],
    [
      '* * * *',
      'Invalid cron expression "* * * *": expected five fields (minute, hour, day of month, month, ' +
        'day of week), six with seconds first, or a macro such as @daily, got 4.',
    ],
  ])('%p with the words: %s', (cron, message) => {
    expect(refusal(cron)).toMatchObject({ message });
  });

  it('with the macro that was probably meant', () => {
    expect(refusal('@dayly')).toMatchObject({
      message: expect.stringMatching(/Did you mean "@daily"\?$/),
    });
  });
});

describe('a time zone is refused', () => {
  it.each([
    ['Europe/Istambul'],
    ['Turkey Standard Time'],
    ['+03:00'],
    ['UTC+3'],
    ['GMT+5'],
    ['GMT+05:00'],
    ['-0100'],
    ['Etc/GMT+05'],
    ['Etc/Unknown'],
    ['Mars/Olympus'],
    [' UTC'],
    [''],
    [null],
    [3],
  ])('%p', (timeZone) => {
    const error = refusal('@daily', timeZone);

    expect(error).toBeInstanceOf(UnknownTimeZoneError);
    expect(error).toMatchObject({ code: 'HANGFIRE_UNKNOWN_TIME_ZONE', timeZone });
  });

  it.each([
    'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST'.split(
      ' ',
    ),
    'bst Bst US/Pacific-New Canada/East-Saskatchewan SystemV/AST4 SystemV/PST8PDT systemv/yst9'.split(
      ' ',
    ),
    'EDT PDT CEST MSK posixrules localtime Factory'.split(' '),
  ])('though Intl may know it, as the IANA database has no %s', (...names) => {
    for (const name of names) {
      expect(refusal('@daily', name)).toMatchObject({
        code: 'HANGFIRE_UNKNOWN_TIME_ZONE',
        message: expect.stringContaining(`got '${name}'.`),
      });
    }
  });

  it.each([
    ['BST', '"Europe/London" or "Asia/Dhaka"'],
    ['ist', '"Asia/Kolkata" or "Europe/Dublin" or "Asia/Jerusalem"'],
    ['PDT', '"America/Los_Angeles"'],
    ['US/Pacific-New', '"America/Los_Angeles"'],
    ['+03:00', '"Etc/GMT-3"'],
    ['UTC-5', '"Etc/GMT+5"'],
    ['GMT+05:00', '"Etc/GMT-5"'],
    ['Asia/Calcuta', '"Asia/Calcutta"'],
    ['istanbul', '"Europe/Istanbul"'],
    ['New York', '"America/New_York"'],
    ['Asia/Kolkatta', '"Asia/Kolkata"'],
  ])('with the zones that %s may mean', (timeZone, zones) => {
    expect(refusal('@daily', timeZone)).toMatchObject({
      message: expect.stringMatching(
        new RegExp(`Did you mean ${zones.replaceAll('+', '\\+')}\\?$`),
      ),
    });
  });

  it('with the zone that was probably meant', () => {
    expect(refusal('@daily', 'Europe/Istambul')).toMatchObject({
      message:
        'Expected the IANA name of a time zone, such as "Europe/Istanbul" or "UTC", got ' +
        `'Europe/Istambul'. Did you mean "Europe/Istanbul"?`,
    });
  });
});
