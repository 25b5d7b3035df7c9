import type { FilterContext } from '../../filters/filter-context.js';
import type { RetryDelay } from './automatic-retry-options.js';

/** Undefined when the application's function gives no usable delay. A retry with another delay is better than no retry. */
export function askedDelay(
  delayOf: RetryDelay,
  attempt: number,
  { job, logger }: FilterContext,
): number | undefined {
  let answer: unknown;
  try {
    answer = delayOf(attempt);
    if (typeof answer === 'number' && answer >= 0) return answer;
  } catch (error) {
    answer = error;
  }
  logger.warn('No usable retry delay, the default one is used', {
    jobId: job.id,
    call: job.displayName,
    attempt,
    answer,
  });
  return undefined;
}
