import { UseJobFilters } from '../../filters/use-job-filters.js';
import type { JobDecorator } from '../../job/job-decorator.js';
import { JobTimeoutFilter } from './job-timeout-filter.js';
import type { JobTimeoutOptions } from './job-timeout-options.js';

/**
 * Bounds how long each run may take, in seconds, waiting in a queue not included. When the time is up,
 * the run's AbortSignal fires with a JobTimeoutError, and what the method then throws fails the job
 * with that error; retries apply. A method that returns all the same has succeeded.
 *
 * A method that has not ended `abortTimeoutMs` (of its server) after the signal is abandoned: the job
 * fails, its worker and its lock are free, and whatever the method still does it does without them.
 *
 * @throws InvalidOptionsError for options that make no sense, when the class is loaded
 */
export const JobTimeout = (options: number | JobTimeoutOptions): JobDecorator =>
  UseJobFilters(
    new JobTimeoutFilter(typeof options === 'number' ? { timeoutInSeconds: options } : options),
  );
