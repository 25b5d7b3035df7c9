import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SharedAnswers } from '../../../lib/support/flow/shared-answers.js';
import { Signal } from '../../support/signal.js';

const MAX_AGE_MS = 2_000;

let answers: SharedAnswers<number>;
let asked: number;
const read = async () => {
  asked += 1;
  return asked;
};

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  answers = new SharedAnswers(MAX_AGE_MS);
  asked = 0;
});
afterEach(() => {
  jest.useRealTimers();
});

describe('A shared answer', () => {
  it('is read once for all callers with the same question, until it is old', async () => {
    expect(await Promise.all([answers.get('a', read), answers.get('a', read)])).toEqual([1, 1]);
    jest.advanceTimersByTime(MAX_AGE_MS - 1);
    expect(await answers.get('a', read)).toBe(1);
    expect(await answers.get('b', read)).toBe(2);

    jest.advanceTimersByTime(1);
    expect(await answers.get('a', read)).toBe(3);
  });

  it('is not read a second time while a slow store still reads it', async () => {
    const slow = new Signal<number>();
    const first = answers.get('a', () => slow);
    jest.advanceTimersByTime(10 * MAX_AGE_MS);
    const second = answers.get('a', read);
    slow.fire(7);

    expect(await Promise.all([first, second])).toEqual([7, 7]);
    jest.advanceTimersByTime(MAX_AGE_MS - 1);
    expect(await answers.get('a', read)).toBe(7);
    expect(asked).toBe(0);
  });

  it('is read again after a failure', async () => {
    const failing = () => Promise.reject(new Error('away'));
    await expect(answers.get('a', failing)).rejects.toThrow('away');

    expect(await answers.get('a', read)).toBe(1);
  });
});
