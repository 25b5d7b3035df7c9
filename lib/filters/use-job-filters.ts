import { type JobDecorator, jobDecorator } from '../job/job-decorator.js';
import { addMetadata } from '../job/job-metadata.js';
import type { JobFilterReference } from './job-filter.js';

export const FILTERS = 'filters';

/**
 * Adds filters to a job's method, or to every method of a class. A filter is an object, or the class of a singleton
 * provider, which Nest's container resolves with its dependencies.
 */
export const UseJobFilters = (...filters: readonly JobFilterReference[]): JobDecorator =>
  jobDecorator((target, method) => {
    for (const filter of filters) {
      addMetadata(FILTERS, filter, target, method, decoratorOf(filter));
    }
  });

/** A filter class with the name of a decorator and the suffix `Filter` belongs to that decorator. */
function decoratorOf(filter: JobFilterReference): string {
  if (typeof filter === 'function') return `@UseJobFilters(${filter.name})`;
  const { name } = filter.constructor;
  return name.endsWith('Filter') ? `@${name.slice(0, -'Filter'.length)}` : '@UseJobFilters';
}
