import { filterDecorator } from '../../filters/filter-decorator.js';
import type { ConfigurableOptions } from '../../job/configuration/configurable.js';
import type { JobDecorator } from '../../job/job-decorator.js';
import { JobTimeoutFilter } from './job-timeout-filter.js';
import type { JobTimeoutOptions } from './job-timeout-options.js';

/**
 * Limits the time of each run, in seconds. The time in the queue does not count. When the time is up, the AbortSignal
 * of the run fires with a JobTimeoutError. If the method then throws, the job fails with that error, and retries apply.
 * If the method returns, the job has succeeded.
 *
 * The server gives up a method that has not ended `abortTimeoutMs` after the signal: the job fails, and its worker and
 * its lock become free while the method goes on.
 *
 * @throws InvalidOptionsError for options that make no sense, when the class is loaded
 */
export const JobTimeout = (
  options: ConfigurableOptions<number | JobTimeoutOptions>,
): JobDecorator =>
  filterDecorator(
    'JobTimeout',
    options,
    (given) =>
      new JobTimeoutFilter(typeof given === 'number' ? { timeoutInSeconds: given } : given),
  );
