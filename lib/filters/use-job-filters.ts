import { inspect } from 'node:util';
import { Configured, placeOf } from '../job/configuration/configured.js';
import { FromProvider } from '../job/configuration/from.js';
import type { ValueReader } from '../job/configuration/value-reader.js';
import { type JobDecorator, jobDecorator } from '../job/job-decorator.js';
import { addConfigured, addMetadata } from '../job/job-metadata.js';
import type { JobFilter, JobFilterReference } from './job-filter.js';

export const FILTERS = 'filters';

/** A filter in the form in which its decorator keeps it. */
export type DecoratedFilter = JobFilterReference | Configured<JobFilter>;

/**
 * Adds filters to a job's method, or to every method of a class. A filter may be an object; the class of a singleton
 * provider, which Nest's container resolves with its dependencies; or an object that is made with values `from` a
 * provider.
 */
export const UseJobFilters = (
  ...filters: readonly (JobFilterReference | FromProvider<JobFilter>)[]
): JobDecorator =>
  jobDecorator({ name: nameFor(filters) }, (target, method) => {
    for (const filter of filters) {
      if (filter instanceof FromProvider) {
        addConfiguredFilter('@UseJobFilters', (read) => filterFrom(filter, read), target, method);
      } else addMetadata(FILTERS, filter, target, method, decoratorOf(filter));
    }
  });

/** Adds a filter that takes values from providers. Each application makes its own filter. */
export function addConfiguredFilter(
  decorator: string,
  make: (read: ValueReader) => JobFilter,
  target: object,
  method: string | symbol | undefined,
): void {
  const configured = new Configured(decorator, placeOf(target, method), make);
  addMetadata(FILTERS, configured, target, method, decorator);
  addConfigured(configured, target);
}

function filterFrom(source: FromProvider<JobFilter>, read: ValueReader): JobFilter {
  const filter: unknown = read.value(source, 'filter');
  if (typeof filter === 'object' && filter !== null) return filter;
  throw new TypeError(`expected a filter, got ${inspect(filter)}.`);
}

/** The name of the decorator that adds the filters. */
const nameFor = ([first]: readonly (JobFilterReference | FromProvider<JobFilter>)[]): string => {
  if (first === undefined || first instanceof FromProvider) return 'UseJobFilters';
  return decoratorOf(first).replace(/^@|\(.*/g, '');
};

/** A filter class that is named like a decorator, with the suffix `Filter`, belongs to that decorator. */
function decoratorOf(filter: JobFilterReference): string {
  if (typeof filter === 'function') return `@UseJobFilters(${filter.name})`;
  const { name } = filter.constructor;
  return name.endsWith('Filter') ? `@${name.slice(0, -'Filter'.length)}` : '@UseJobFilters';
}
