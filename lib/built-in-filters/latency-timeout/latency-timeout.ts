import { UseJobFilters } from '../../filters/use-job-filters.js';
import type { JobDecorator } from '../../job/job-decorator.js';
import { LatencyTimeoutFilter } from './latency-timeout-filter.js';
import type { LatencyTimeoutOptions } from './latency-timeout-options.js';

/**
 * Deletes a job instead of running it when it has been ready for longer than that, in seconds,
 * without a worker taking it. Counted from when it became ready: a scheduled job and a retry from
 * their time, a continuation from the end of its parent.
 *
 * @throws InvalidOptionsError for options that make no sense, when the class is loaded
 */
export const LatencyTimeout = (options: number | LatencyTimeoutOptions): JobDecorator =>
  UseJobFilters(
    new LatencyTimeoutFilter(typeof options === 'number' ? { timeoutInSeconds: options } : options),
  );
