import { type ConfigurableOptions, isConfigured } from '../job/configuration/configurable.js';
import { type JobDecorator, jobDecorator } from '../job/job-decorator.js';
import type { JobFilter } from './job-filter.js';
import { addConfiguredFilter, UseJobFilters } from './use-job-filters.js';

/**
 * Makes the decorator of a filter whose options may come from providers. When no option does, the filter is made at
 * once, so that wrong options throw when the class is loaded.
 *
 * @param name of the decorator
 */
export function filterDecorator<Options>(
  name: string,
  given: ConfigurableOptions<Options>,
  make: (options: Options) => JobFilter,
): JobDecorator {
  // All options are plain values, so the filter can be made now.
  if (!isConfigured(given)) return UseJobFilters(make(given as Options));

  return jobDecorator({ name }, (target, method) => {
    addConfiguredFilter(`@${name}`, (read) => make(read.options(given)), target, method);
  });
}
