import { UseJobFilters } from '../../filters/use-job-filters.js';
import type { JobDecorator } from '../../job/job-decorator.js';
import { AutomaticRetryFilter } from './automatic-retry-filter.js';
import type { AutomaticRetryOptions } from './automatic-retry-options.js';

/**
 * Runs a job again, later, when its method throws: `@AutomaticRetry(5)` for up to five more runs,
 * `@AutomaticRetry(0)` for none. On a method it beats one on the class, and that one the global
 * default of 10 retries.
 *
 * Between the runs the job is Scheduled; the Failed state that led there stays in its history. When
 * somebody requeues or reschedules the job, its retries start anew.
 *
 * @throws InvalidOptionsError for options that make no sense, when the class is loaded
 */
export const AutomaticRetry = (options: number | AutomaticRetryOptions = {}): JobDecorator =>
  UseJobFilters(
    new AutomaticRetryFilter(typeof options === 'number' ? { attempts: options } : options),
  );
