import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { firstValueFrom, NEVER, type Observable, of } from 'rxjs';
import { AnswerInTime } from '../../../lib/dashboard/api/answer-in-time.js';
import { refusalOf } from '../../../lib/dashboard/api/error-answer.js';

const answering = (answer: Observable<unknown>) =>
  firstValueFrom(new AnswerInTime().intercept({} as ExecutionContext, { handle: () => answer }));

describe('An answer', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is given as it is', async () => {
    expect(await answering(of({ jobs: [] }))).toEqual({ jobs: [] });
  });

  it('is not waited for without end', async () => {
    const refused = answering(NEVER).catch(refusalOf);

    await jest.advanceTimersByTimeAsync(10_000);
    expect(await refused).toMatchObject({
      status: 503,
      answer: { code: 'HANGFIRE_DASHBOARD_ANSWER_TIMEOUT' },
    });
  });
});
