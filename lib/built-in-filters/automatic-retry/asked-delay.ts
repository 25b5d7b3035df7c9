import { types } from 'node:util';
import type { FilterContext } from '../../filters/filter-context.js';
import type { RetryDelay } from './automatic-retry-options.js';

export interface FailedAttempt {
  /** The number of the retry. */
  readonly attempt: number;
  readonly error: unknown;
}

/** Undefined when the application's function gives no usable delay. A retry with another delay is better than no retry. */
export function askedDelay(
  delayOf: RetryDelay,
  { attempt, error }: FailedAttempt,
  { job, logger }: FilterContext,
): number | undefined {
  let answer: unknown;
  try {
    answer = delayOf(attempt, error, job);
    if (typeof answer === 'number' && answer >= 0) return answer;
  } catch (thrown) {
    answer = thrown;
  }
  // The promise of an async function may reject, and nobody would handle the rejection.
  if (types.isPromise(answer)) answer.catch(() => {});
  logger.warn('No usable retry delay, the default one is used', {
    jobId: job.id,
    call: job.displayName,
    attempt,
    answer,
  });
  return undefined;
}
