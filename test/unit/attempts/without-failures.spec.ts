import { describe, expect, it } from '@jest/globals';
import type { MinuteOfAttempts } from '../../../lib/attempts/recent-attempts.js';
import { withoutFailures } from '../../../lib/attempts/without-failures.js';

type Methods = Readonly<Record<string, number>>;

const aMinute = (
  methods: Readonly<Record<string, readonly [count: number, failed: number]>>,
  failures: Readonly<Record<string, Methods>>,
): MinuteOfAttempts => ({
  fromMs: 0,
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

const without = (minute: MinuteOfAttempts, ...fingerprints: readonly string[]) => {
  const [left] = withoutFailures([minute], new Set(fingerprints));
  return {
    ...Object.fromEntries(left?.methods ?? []),
    failures: [...(left?.failures.keys() ?? [])],
  };
};

describe('Attempts without certain failures', () => {
  it('count as if the failed attempts had not been made', () => {
    const minute = aMinute(
      { send: [100, 60], bill: [10, 4] },
      { a1: { send: 50 }, b2: { send: 10, bill: 4 } },
    );

    expect(without(minute, 'a1')).toEqual({
      send: { count: 50, failed: 10 },
      bill: { count: 10, failed: 4 },
      failures: ['b2'],
    });
    expect(without(minute, 'a1', 'b2')).toMatchObject({ send: { count: 40, failed: 0 } });
  });

  it('are all attempts where no such failure happened', () => {
    const minutes = [aMinute({ send: [10, 5] }, { a1: { send: 5 } })];

    expect(withoutFailures(minutes, new Set())).toBe(minutes);
    expect(withoutFailures(minutes, new Set(['c3']))).toEqual(minutes);
  });

  it('shrink by the same share for methods that the failures do not name', () => {
    const minute = aMinute(
      { send: [30, 20], bill: [8, 8] },
      { a1: { send: 20, '': 6 }, b2: { '': 2 } },
    );

    expect(without(minute, 'a1')).toMatchObject({
      send: { count: 10, failed: 0 },
      bill: { count: 2, failed: 2 },
    });
  });

  it('never lose more attempts than have failed', () => {
    const minute = aMinute({ send: [10, 2] }, { a1: { send: 5 } });

    expect(without(minute, 'a1')).toMatchObject({ send: { count: 8, failed: 0 } });
  });
});
