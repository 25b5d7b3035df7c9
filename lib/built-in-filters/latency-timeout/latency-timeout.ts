import { filterDecorator } from '../../filters/filter-decorator.js';
import type { ConfigurableOptions } from '../../job/configuration/configurable.js';
import type { JobDecorator } from '../../job/job-decorator.js';
import { LatencyTimeoutFilter } from './latency-timeout-filter.js';
import type { LatencyTimeoutOptions } from './latency-timeout-options.js';

/**
 * Deletes a job instead of running it when it has waited for a worker for longer than this time, in seconds. The wait begins
 * when the job becomes ready: a scheduled job or a retry at its time, a continuation at the end of its parent.
 *
 * @throws InvalidOptionsError for options that make no sense, when the class is loaded
 */
export const LatencyTimeout = (
  options: ConfigurableOptions<number | LatencyTimeoutOptions>,
): JobDecorator =>
  filterDecorator(
    'LatencyTimeout',
    options,
    (given) =>
      new LatencyTimeoutFilter(typeof given === 'number' ? { timeoutInSeconds: given } : given),
  );
