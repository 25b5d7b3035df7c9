import { type ConfigurableOptions, isConfigured } from '../job/configuration/configurable.js';
import { type JobDecorator, jobDecorator } from '../job/job-decorator.js';
import type { JobFilter } from './job-filter.js';
import { addConfiguredFilter, UseJobFilters } from './use-job-filters.js';

/**
 * The decorator of a filter whose options may come from providers. Without such options the filter is made at once,
 * so that wrong options throw when the class is loaded.
 *
 * @param name of the decorator
 */
export function filterDecorator<Options>(
  name: string,
  given: ConfigurableOptions<Options>,
  make: (options: Options) => JobFilter,
): JobDecorator {
  // Nothing of the options is left to be read.
  if (!isConfigured(given)) return UseJobFilters(make(given as Options));

  return jobDecorator((target, method) => {
    addConfiguredFilter(`@${name}`, (read) => make(read.options(given)), target, method);
  });
}
