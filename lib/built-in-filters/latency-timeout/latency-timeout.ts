import { UseJobFilters } from '../../filters/use-job-filters.js';
import type { JobDecorator } from '../../job/job-decorator.js';
import { LatencyTimeoutFilter } from './latency-timeout-filter.js';
import type { LatencyTimeoutOptions } from './latency-timeout-options.js';

/**
 * Deletes a job instead of running it when it has waited for a worker for longer than this time, in seconds. The wait begins
 * when the job becomes ready: a scheduled job or a retry at its time, a continuation at the end of its parent.
 *
 * @throws InvalidOptionsError for options that make no sense, when the class is loaded
 */
export const LatencyTimeout = (options: number | LatencyTimeoutOptions): JobDecorator =>
  UseJobFilters(
    new LatencyTimeoutFilter(typeof options === 'number' ? { timeoutInSeconds: options } : options),
  );
