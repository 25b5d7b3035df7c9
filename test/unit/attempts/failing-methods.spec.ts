import { describe, expect, it } from '@jest/globals';
import { failingMethods } from '../../../lib/attempts/failing-methods.js';
import type { MinuteOfAttempts } from '../../../lib/attempts/recent-attempts.js';

const MINUTE_MS = 60_000;
const PRESENT_MS = Date.UTC(2026, 0, 1, 10, 5);
/** Twenty seconds into the present minute. */
const NOW = new Date(PRESENT_MS + 20_000);

type Counts = readonly [count: number, failed: number];

const aMinute = (
  minutesAgo: number,
  methods: Readonly<Record<string, Counts>>,
  failures: Readonly<Record<string, Readonly<Record<string, number>>>> = {},
): MinuteOfAttempts => ({
  fromMs: PRESENT_MS - minutesAgo * MINUTE_MS,
  methods: new Map(
    Object.entries(methods).map(([name, [count, failed]]) => [name, { count, failed }]),
  ),
  queues: new Map(),
  failures: new Map(
    Object.entries(failures).map(([fingerprint, byMethod]) => {
      const counts = { count: 1, type: 'Error', message: '', lastMs: 0, lastJobId: undefined };
      return [fingerprint, { ...counts, methods: new Map(Object.entries(byMethod)) }];
    }),
  ),
});

const failing = (...minutes: readonly MinuteOfAttempts[]) =>
  failingMethods(
    [...minutes].sort((a, b) => a.fromMs - b.fromMs),
    NOW,
  );
const namesOf = (...minutes: readonly MinuteOfAttempts[]) =>
  failing(...minutes).map(({ method }) => method);

describe('A method is failing', () => {
  it('when most attempts of the present minute failed, however many succeeded before', () => {
    const before = aMinute(1, { a: [6_000, 0] });
    expect(namesOf(before, aMinute(0, { a: [100, 98] }))).toEqual(['a']);
    expect(namesOf(before, aMinute(0, { a: [100, 49] }))).toEqual([]);
  });

  it('when few attempts were made, and most of the last ten minutes failed', () => {
    const rare = [8, 6, 4, 2, 0].map((ago) => aMinute(ago, { a: [1, 1] }));
    expect(namesOf(...rare)).toEqual(['a']);
    expect(namesOf(...rare.slice(1))).toEqual([]);
  });

  it('until it succeeds again', () => {
    const outage = [4, 3, 2, 1].map((ago) => aMinute(ago, { a: [100, 100] }));
    expect(namesOf(...outage)).toEqual(['a']);
    expect(namesOf(...outage, aMinute(0, { a: [50, 1] }))).toEqual([]);
  });

  it('until it has not run for ten minutes', () => {
    expect(namesOf(aMinute(10, { a: [100, 100] }))).toEqual([]);
    expect(namesOf(aMinute(9, { a: [100, 100] }))).toEqual(['a']);
  });

  it('but not when it stands for too many methods that share one name', () => {
    expect(namesOf(aMinute(0, { '': [100, 100] }))).toEqual([]);
  });
});

describe('The report about failing methods', () => {
  it('tells the share of failed attempts, since when, and how many a minute', () => {
    const [told] = failing(
      aMinute(9, { a: [100, 100] }),
      aMinute(6, { a: [100, 2] }),
      aMinute(3, { a: [40, 40] }),
      aMinute(2, { a: [40, 38] }),
      aMinute(0, { a: [20, 20] }),
    );

    expect(told).toMatchObject({
      share: 0.98,
      since: new Date(PRESENT_MS - 3 * MINUTE_MS),
    });
    expect(told?.failedPerMinute).toBeCloseTo(98 / (3 + 1 / 3), 5);
  });

  it('goes back over minutes without attempts, but not over longer gaps', () => {
    const since = (...ago: number[]) =>
      (PRESENT_MS -
        (failing(...ago.map((it) => aMinute(it, { a: [50, 50] })))[0]?.since.getTime() ?? 0)) /
      MINUTE_MS;

    expect(since(0, 9, 18)).toBe(18);
    expect(since(0, 9, 21)).toBe(9);
  });

  it('names the most frequent failure of the method, and not that of another method', () => {
    const [told] = failing(
      aMinute(1, { a: [50, 50] }, { f1: { a: 30 }, f2: { a: 20 } }),
      aMinute(
        0,
        { a: [50, 50], b: [9_000, 9_000] },
        { f2: { a: 20 }, f3: { b: 9_000 }, '': { a: 900 } },
      ),
    ).filter(({ method }) => method === 'a');

    expect(told?.fingerprint).toBe('f2');
  });

  it('begins with the method that has the most failed attempts', () => {
    expect(namesOf(aMinute(0, { a: [50, 50], b: [90, 90], c: [70, 70] }))).toEqual(['b', 'c', 'a']);
  });
});
