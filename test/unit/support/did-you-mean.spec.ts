import { describe, expect, it } from '@jest/globals';
import { didYouMean } from '../../../lib/support/text/did-you-mean.js';

describe('didYouMean', () => {
  it.each([
    ['workerCont', 'workerCount'],
    ['WORKERCOUNT', 'workerCount'],
    ['queue', 'queues'],
  ])('finds the name that %s stands for', (given, likely) => {
    expect(didYouMean(given, ['queues', 'workerCount'])).toBe(likely);
  });

  it.each(['', 'x', 'storage'])('does not guess when nothing is close to "%s"', (given) => {
    expect(didYouMean(given, ['queues', 'workerCount'])).toBeUndefined();
  });
});
