import { UseJobFilters } from '../../filters/use-job-filters.js';
import type { JobDecorator } from '../../job/job-decorator.js';
import { DisableConcurrentExecutionFilter } from './disable-concurrent-execution-filter.js';
import type { DisableConcurrentExecutionOptions } from './disable-concurrent-execution-options.js';

/**
 * Never runs two jobs of the same resource at once, on all servers together. Without a `resource`
 * of its own, every method is one, whatever its arguments.
 *
 * A job that finds its resource taken waits up to the timeout, in seconds, without occupying a
 * worker; then `onTimeout` decides, by default to fail it with a DistributedLockTimeoutError, which
 * `AutomaticRetry` takes for any other failure.
 *
 * The resource is held for exactly as long as a job runs. When its server dies, it is freed with the
 * recovery of the job.
 *
 * @throws InvalidOptionsError, FormatError or InvalidLockResourceError, when the class is loaded
 */
export const DisableConcurrentExecution = (
  options: number | DisableConcurrentExecutionOptions,
): JobDecorator =>
  UseJobFilters(
    new DisableConcurrentExecutionFilter(
      typeof options === 'number' ? { timeoutInSeconds: options } : options,
    ),
  );
