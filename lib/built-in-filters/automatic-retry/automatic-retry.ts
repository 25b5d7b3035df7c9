import { filterDecorator } from '../../filters/filter-decorator.js';
import type { ConfigurableOptions } from '../../job/configuration/configurable.js';
import { type JobDecorator, requireParentheses } from '../../job/job-decorator.js';
import { AutomaticRetryFilter } from './automatic-retry-filter.js';
import type { AutomaticRetryOptions } from './automatic-retry-options.js';

/**
 * Runs a job again, later, when its method throws: `@AutomaticRetry(5)` up to five times, `@AutomaticRetry(0)` never. The
 * decorator of a method replaces the decorator of its class, which replaces the global default of 10 retries.
 *
 * Between the runs the job is Scheduled, and its history keeps each Failed state. When a person requeues or reschedules the
 * job, the count of its retries starts at 0 again.
 *
 * @throws InvalidOptionsError for options that make no sense, when the class is loaded
 */
export const AutomaticRetry = (
  options: number | ConfigurableOptions<number | AutomaticRetryOptions> = {},
): JobDecorator => {
  requireParentheses('AutomaticRetry', options);
  return filterDecorator<number | AutomaticRetryOptions>(
    'AutomaticRetry',
    options,
    (given) => new AutomaticRetryFilter(typeof given === 'number' ? { attempts: given } : given),
  );
};
