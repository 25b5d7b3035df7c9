import { type JobDecorator, jobDecorator } from '../job/job-decorator.js';
import { addMetadata } from '../job/job-metadata.js';
import type { JobFilterReference } from './job-filter.js';

export const FILTERS = 'filters';

/**
 * Puts filters on a job's method, or on every method of a class. A filter is given as an object, or
 * as the class of a singleton provider, which is then resolved from Nest's container with its
 * dependencies.
 */
export const UseJobFilters = (...filters: readonly JobFilterReference[]): JobDecorator =>
  jobDecorator((target, method) => {
    for (const filter of filters) {
      addMetadata(FILTERS, filter, target, method, decoratorOf(filter));
    }
  });

/** The filters of this library, and those that are written like them, have a decorator of nearly their name. */
function decoratorOf(filter: JobFilterReference): string {
  if (typeof filter === 'function') return `@UseJobFilters(${filter.name})`;
  const { name } = filter.constructor;
  return name.endsWith('Filter') ? `@${name.slice(0, -'Filter'.length)}` : '@UseJobFilters';
}
