import { filterDecorator } from '../../filters/filter-decorator.js';
import type { ConfigurableOptions } from '../../job/configuration/configurable.js';
import type { JobDecorator } from '../../job/job-decorator.js';
import { DisableConcurrentExecutionFilter } from './disable-concurrent-execution-filter.js';
import type { DisableConcurrentExecutionOptions } from './disable-concurrent-execution-options.js';

/**
 * Keeps two jobs of the same resource from running at once, on all servers together. Without the option `resource`, each
 * method is a resource, whatever its arguments.
 *
 * A job that finds its resource taken waits up to the timeout, in seconds, and occupies no worker. After that `onTimeout`
 * decides. By default the job fails with a DistributedLockTimeoutError, and `AutomaticRetry` applies as to any other
 * failure.
 *
 * A run holds the resource exactly until it ends. When its server dies, the recovery of the job frees the resource.
 *
 * @throws InvalidOptionsError, FormatError or InvalidLockResourceError, when the class is loaded
 */
export const DisableConcurrentExecution = (
  options: ConfigurableOptions<number | DisableConcurrentExecutionOptions>,
): JobDecorator =>
  filterDecorator(
    'DisableConcurrentExecution',
    options,
    (given) =>
      new DisableConcurrentExecutionFilter(
        typeof given === 'number' ? { timeoutInSeconds: given } : given,
      ),
  );
