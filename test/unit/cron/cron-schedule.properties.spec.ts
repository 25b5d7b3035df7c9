import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CronSchedule } from '../../../lib/cron/cron-schedule.js';
import { runs } from '../../support/extent.js';
import { occurrencesBySearch, type Stretch } from './brute-force.js';
import { type RandomCron, randomDays, randomMinutes, randomSeconds } from './random-cron.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Changes of every kind, one for each line: where, and when the clocks were put forward or back. */
const CLOCK_CHANGES = [
  ['America/New_York', '2016-03-13T07:00Z'],
  ['America/New_York', '2016-11-06T06:00Z'],
  ['Australia/Lord_Howe', '2016-10-01T15:30Z'],
  ['Australia/Lord_Howe', '2017-04-01T15:00Z'],
  ['America/Sao_Paulo', '2017-10-15T03:00Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00Z'],
  ['Asia/Beirut', '2017-03-25T22:00Z'],
  ['Asia/Beirut', '2017-10-28T21:00Z'],
  ['Africa/Casablanca', '2019-05-05T02:00Z'],
  ['Africa/Casablanca', '2019-06-09T02:00Z'],
  ['Europe/Istanbul', '2016-03-27T01:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['Pacific/Chatham', '2024-09-28T14:00Z'],
  ['Pacific/Chatham', '2024-04-06T14:00Z'],
  ['America/Caracas', '2016-05-01T07:00Z'],
  ['Asia/Pyongyang', '2015-08-14T15:00Z'],
  ['Antarctica/Troll', '2017-03-26T01:00Z'],
  ['Antarctica/Troll', '2017-10-29T01:00Z'],
  ['Asia/Gaza', '2023-04-29T00:00Z'],
] as const;

/** Begins up to so long before a change of the clocks, or after it. */
function aroundChanges(given: { withinMs: number; lengthMs: number; stepMs: number }) {
  const { withinMs, lengthMs, stepMs } = given;
  const steps = Math.floor(withinMs / stepMs);
  return fc
    .tuple(fc.constantFrom(...CLOCK_CHANGES), fc.integer({ min: -steps, max: steps }))
    .map(([[timeZone, change], away]): Stretch => {
      const from = Date.parse(change) + away * stepMs;
      return { timeZone, from: new Date(from), until: new Date(from + lengthMs), stepMs };
    });
}

function anywhere(given: { lengthMs: number; stepMs: number }) {
  const [first, last] = [Date.parse('1973-01-01T00:00Z'), Date.parse('2100-01-01T00:00Z')];
  return fc
    .tuple(
      fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      fc.integer({ min: first / given.stepMs, max: last / given.stepMs }),
    )
    .map(([timeZone, steps]): Stretch => {
      const from = steps * given.stepMs;
      const until = new Date(from + given.lengthMs);
      return { timeZone, from: new Date(from), until, stepMs: given.stepMs };
    });
}

/** Step by step from the beginning, and step by step back from the end. */
function expectOccurrences(cron: RandomCron, stretch: Stretch, expected: readonly Date[]): void {
  const schedule = CronSchedule.parse(cron.text, stretch.timeZone);

  const forwards: Date[] = [];
  let next = schedule.next(stretch.from);
  while (next && next <= stretch.until) {
    forwards.push(next);
    next = schedule.next(next);
  }
  expect(forwards).toEqual(expected);

  const backwards: Date[] = [];
  let previous = schedule.previous(new Date(stretch.until.getTime() + 1));
  while (previous && previous > stretch.from) {
    backwards.unshift(previous);
    previous = schedule.previous(previous);
  }
  expect(backwards).toEqual(expected);
}

describe('any schedule, compared with a search through every minute,', () => {
  it('occurs at the same instants around changes of the clocks', () => {
    const stretch = aroundChanges({
      withinMs: 8 * HOUR_MS,
      lengthMs: 12 * HOUR_MS,
      stepMs: MINUTE_MS,
    });

    fc.assert(
      fc.property(randomMinutes(), stretch, (cron, it) => {
        expectOccurrences(cron, it, occurrencesBySearch(cron, it));
      }),
      { numRuns: runs(500) },
    );
  });

  it('occurs at the same instants at any time, anywhere', () => {
    const stretch = anywhere({ lengthMs: 24 * HOUR_MS, stepMs: MINUTE_MS });

    fc.assert(
      fc.property(randomMinutes(), stretch, (cron, it) => {
        expectOccurrences(cron, it, occurrencesBySearch(cron, it));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('any schedule with seconds, compared with a search through every second,', () => {
  it('occurs at the same instants around changes of the clocks', () => {
    const stretch = aroundChanges({
      withinMs: 70 * MINUTE_MS,
      lengthMs: 30 * MINUTE_MS,
      stepMs: 1_000,
    });

    fc.assert(
      fc.property(randomSeconds(), stretch, (cron, it) => {
        expectOccurrences(cron, it, occurrencesBySearch(cron, it));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('any schedule of days, compared with a search through every day,', () => {
  it('occurs at the same days of nine years', () => {
    const years = fc.integer({ min: 1970, max: 2100 }).map((year): Stretch => {
      const from = new Date(Date.UTC(year, 0, 1) - DAY_MS / 2);
      const until = new Date(from.getTime() + 3_288 * DAY_MS);
      return { timeZone: 'UTC', from, until, stepMs: DAY_MS };
    });

    fc.assert(
      fc.property(randomDays(), years, (cron, it) => {
        expectOccurrences(cron, it, occurrencesBySearch(cron, it));
      }),
      { numRuns: runs(50) },
    );
  });

  it('never occurs if it does not occur in 28 years, which include years of all kinds', () => {
    const noons = Array.from({ length: 10_227 }, (_, day) => new Date((day + 730.5) * DAY_MS));

    fc.assert(
      fc.property(randomDays(), (cron) => {
        const occurs = noons.some((noon) => cron.matches(noon));

        expect(CronSchedule.parse(cron.text).isNever).toBe(!occurs);
      }),
      { numRuns: runs(200) },
    );
  });
});
