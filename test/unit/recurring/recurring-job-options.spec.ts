import { describe, expect, it } from '@jest/globals';
import { InvalidCronError } from '../../../lib/cron/errors/invalid-cron-error.js';
import { UnknownTimeZoneError } from '../../../lib/cron/errors/unknown-time-zone-error.js';
import { InvalidQueueNameError } from '../../../lib/job/errors/invalid-queue-name-error.js';
import {
  type RecurringJobOptions,
  recurringDefinition,
  requireRecurringJobId,
} from '../../../lib/recurring/recurring-job-options.js';
import { updatedDefinition } from '../../../lib/recurring/recurring-job-update.js';
import { InvalidOptionsError } from '../../../lib/support/options/invalid-options-error.js';
import { aDefinition } from '../../support/recurring-builders.js';

const CALL = { type: 'ReportService', method: 'create', arguments: '[[]]' };
const definitionOf = (options: object = {}, cron = '0 9 * * *') =>
  recurringDefinition(cron, options as RecurringJobOptions, CALL);

describe('the definition of a recurring job', () => {
  it('has defaults', () => {
    expect(definitionOf()).toEqual(aDefinition());
    expect(definitionOf({ timeZone: undefined, jitter: undefined })).toEqual(aDefinition());
  });

  it('has the given values', () => {
    const options = {
      timeZone: 'Europe/Istanbul',
      queue: 'reports',
      misfire: 'strict',
      overlap: 'skip',
      startAt: new Date('2030-01-01'),
      endAt: new Date('2031-01-01'),
      description: 'For the board',
    } as const;

    expect(definitionOf({ ...options, jitter: { minutes: 2 } })).toEqual(
      aDefinition({ ...options, jitterMs: 120_000 }),
    );
  });

  it.each([
    [
      { misfire: 'never' },
      /RecurringJob\.misfire: expected one of 'relaxed', 'strict', 'ignorable'/,
    ],
    [{ overlap: true }, /RecurringJob\.overlap: expected one of/],
    [{ startAt: '2030-01-01' }, /RecurringJob\.startAt: expected a date/],
    [{ endAt: new Date(Number.NaN) }, /RecurringJob\.endAt: expected a date/],
    [{ startAt: new Date(2), endAt: new Date(1) }, /endAt: expected a date not before startAt/],
    [{ jitter: { minutes: -1 } }, /RecurringJob\.jitter: expected a duration such as/],
    [{ jitter: { minuets: 1 } }, /RecurringJob\.jitter: expected a duration such as/],
    [{ jitter: 5 }, /RecurringJob\.jitter: expected a duration such as/],
    [{ description: 'a\u0000b' }, /RecurringJob\.description: expected a text without NUL/],
    [{ timezone: 'UTC' }, /Unknown option "timezone" in RecurringJob. Did you mean "timeZone"/],
  ])('refuses %j', (options, message) => {
    expect(() => definitionOf(options)).toThrow(InvalidOptionsError);
    expect(() => definitionOf(options)).toThrow(message);
  });

  it('refuses a text that is no cron expression, no time zone, or no name of a queue', () => {
    expect(() => definitionOf({}, '61 * * * *')).toThrow(InvalidCronError);
    expect(() => definitionOf({ timeZone: 'Europe/Istambul' })).toThrow(UnknownTimeZoneError);
    expect(() => definitionOf({ queue: 'No Queue' })).toThrow(InvalidQueueNameError);
  });

  it('takes a schedule that never occurs', () => {
    expect(definitionOf({}, '0 0 31 2 *')).toMatchObject({ cron: '0 0 31 2 *' });
  });
});

describe('the id of a recurring job', () => {
  it.each(['report', 'Bericht für ÄÖ 🎉', 'x'.repeat(100)])('may be %j', (id) => {
    expect(requireRecurringJobId(id)).toBe(id);
  });

  it.each(['', 'x'.repeat(101), 'a\u0000b', 'a\ud800b', '\udc00', 7, undefined, null])(
    'is not %j',
    (id) => {
      expect(() => requireRecurringJobId(id as string)).toThrow(InvalidOptionsError);
      expect(() => requireRecurringJobId(id as string)).toThrow(/RecurringJob\.id: expected/);
    },
  );
});

describe('an update of a definition', () => {
  const current = aDefinition({ queue: 'reports', jitterMs: 1_500, description: 'Daily' });

  it('changes the given options, and nothing else', () => {
    expect(updatedDefinition(current, { cron: '@daily', misfire: undefined })).toEqual({
      ...current,
      cron: '@daily',
    });
    expect(updatedDefinition(current, { jitter: { seconds: 3 } })).toEqual({
      ...current,
      jitterMs: 3_000,
    });
  });

  it('removes options that are given as null', () => {
    expect(updatedDefinition(current, { queue: null, description: null })).toEqual({
      ...current,
      queue: undefined,
      description: undefined,
    });
  });

  it('is checked like a definition', () => {
    expect(() => updatedDefinition(current, { cron: 'often' })).toThrow(InvalidCronError);
    expect(() => updatedDefinition(current, { args: [1] } as object)).toThrow(
      /Unknown option "args"/,
    );
  });
});
