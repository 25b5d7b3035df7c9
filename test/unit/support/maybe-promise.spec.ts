import { describe, expect, it } from '@jest/globals';
import { andThen, attempt, inTurn, isPromise } from '../../../lib/support/flow/maybe-promise.js';

const failure = new Error('broken');
const fail = () => {
  throw failure;
};
const double = (value: number): number | unknown => value * 2;
const recovered = (error: unknown): number | unknown => ({ recovered: error });

describe('an attempt', () => {
  it('goes on at once with a value', () => {
    expect(attempt(() => 2, double, recovered)).toBe(4);
  });

  it('goes on later with the value of a promise', async () => {
    const answer = attempt(async () => 2, double, recovered);
    expect(isPromise(answer)).toBe(true);
    expect(await answer).toBe(4);
  });

  it('recovers from an error of the work, now or later', async () => {
    expect(attempt(fail, double, recovered)).toEqual({ recovered: failure });
    expect(await attempt(async () => fail(), double, recovered)).toEqual({ recovered: failure });
  });

  it('recovers from an error of the next step, now or later', async () => {
    expect(attempt(() => 2, fail, recovered)).toEqual({ recovered: failure });
    expect(await attempt(async () => 2, fail, recovered)).toEqual({ recovered: failure });
  });

  it('does not recover from its own recovery', async () => {
    expect(() => attempt(fail, double, fail)).toThrow(failure);
    await expect(attempt(async () => fail(), double, fail)).rejects.toBe(failure);
  });
});

/** As query builders and clients have them, and others that keep to fewer rules. */
const thenables: [string, () => PromiseLike<number>][] = [
  ['answers at once', () => thenable((resolve) => resolve(2))],
  ['answers later, and gives back nothing', () => thenable((resolve) => setImmediate(resolve, 2))],
  [
    'answers twice',
    () =>
      thenable((resolve) => {
        resolve(2);
        resolve(3);
      }),
  ],
  [
    'answers, and then throws',
    () =>
      thenable((resolve) => {
        resolve(2);
        throw failure;
      }),
  ],
];

function thenable(then: (resolve: (value: number) => void) => void): PromiseLike<number> {
  return { then } as PromiseLike<number>;
}

describe.each(thenables)('A thenable of an application that %s', (_, create) => {
  it('is waited for, and counts once', async () => {
    const seen: unknown[] = [];
    const see = (value: unknown): number | unknown => seen.push(value);

    await andThen<unknown, unknown>(create(), see);
    await attempt<unknown, unknown>(create, see, see);
    await inTurn([1, 2], (item) => andThen(create(), () => void seen.push(`item ${item}`)));
    expect(seen).toEqual([2, 2, 'item 1', 'item 2']);
  });
});
