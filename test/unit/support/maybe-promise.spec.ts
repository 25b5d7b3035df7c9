import { describe, expect, it } from '@jest/globals';
import { attempt, isPromise } from '../../../lib/support/maybe-promise.js';

const failure = new Error('broken');
const fail = () => {
  throw failure;
};
const double = (value: number): number | unknown => value * 2;
const recovered = (error: unknown): number | unknown => ({ recovered: error });

describe('an attempt', () => {
  it('goes on at once with what is there', () => {
    expect(attempt(() => 2, double, recovered)).toBe(4);
  });

  it('goes on later with what is promised', async () => {
    const answer = attempt(async () => 2, double, recovered);
    expect(isPromise(answer)).toBe(true);
    expect(await answer).toBe(4);
  });

  it('recovers from what the work throws, now or later', async () => {
    expect(attempt(fail, double, recovered)).toEqual({ recovered: failure });
    expect(await attempt(async () => fail(), double, recovered)).toEqual({ recovered: failure });
  });

  it('recovers from what the next step throws, now or later', async () => {
    expect(attempt(() => 2, fail, recovered)).toEqual({ recovered: failure });
    expect(await attempt(async () => 2, fail, recovered)).toEqual({ recovered: failure });
  });

  it('does not recover from its own recovery', async () => {
    expect(() => attempt(fail, double, fail)).toThrow(failure);
    await expect(attempt(async () => fail(), double, fail)).rejects.toBe(failure);
  });
});
