import { describe, expect, it } from '@jest/globals';
import { JobTimeout } from '../../../lib/built-in-filters/job-timeout/job-timeout.js';
import { JobTimeoutFilter } from '../../../lib/built-in-filters/job-timeout/job-timeout-filter.js';
import { InvalidOptionsError } from '../../../lib/support/options/invalid-options-error.js';

describe('@JobTimeout', () => {
  it.each([
    [30, 30_000],
    [0.25, 250],
    [0.0001, 1],
  ])('gives a run %s seconds', (timeoutInSeconds, ms) => {
    expect(new JobTimeoutFilter({ timeoutInSeconds }).onTimeLimiting()).toBe(ms);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2_147_484, '30' as unknown as number])(
    'refuses %p seconds',
    (seconds) => {
      expect(() => JobTimeout(seconds)).toThrow(InvalidOptionsError);
    },
  );

  it('refuses options that it does not know', () => {
    const options = { timeoutInSeconds: 1, timeout: 2 };

    expect(() => JobTimeout(options)).toThrow(InvalidOptionsError);
  });
});
