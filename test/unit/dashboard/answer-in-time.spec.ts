import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { answerInTime } from '../../../lib/dashboard/api/answer-in-time.js';
import { refusalOf } from '../../../lib/dashboard/api/error-answer.js';
import { MetricsTimeoutError } from '../../../lib/metrics/errors/metrics-timeout-error.js';

describe('An answer', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is passed on unchanged', async () => {
    expect(await answerInTime(() => ({ jobs: [] }))).toEqual({ jobs: [] });
  });

  it('is not awaited for ever', async () => {
    const refused = answerInTime(() => new Promise(() => {})).catch(refusalOf);

    await jest.advanceTimersByTimeAsync(10_000);
    expect(await refused).toMatchObject({
      status: 503,
      answer: { code: 'HANGFIRE_DASHBOARD_ANSWER_TIMEOUT' },
    });
  });

  it('of the metrics is refused in the name of the metrics', async () => {
    const silent = () => new Promise(() => {});
    const refused = answerInTime(silent, () => new MetricsTimeoutError()).catch(refusalOf);

    await jest.advanceTimersByTimeAsync(10_000);
    expect(await refused).toMatchObject({
      status: 503,
      answer: { code: 'HANGFIRE_METRICS_ANSWER_TIMEOUT' },
    });
  });
});
