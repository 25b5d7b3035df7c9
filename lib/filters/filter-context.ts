import type { BackgroundJob } from '../job/background-job.js';
import type { ParameterBag } from '../job/parameter-bag.js';
import type { Logger } from '../support/logger.js';

/** What every filter can see. */
export interface FilterContext {
  readonly job: BackgroundJob;
  /** Read and written by filters and the job; stored with the job's next state. */
  readonly parameters: ParameterBag;
  /** For filters to hand things to one another during one creation or one run. */
  readonly items: Map<unknown, unknown>;
  readonly logger: Logger;
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

/**
 * The one maker of what filters see: what all filters see of a job, beside what is for filters of one kind.
 *
 * @param own is completed, because copying it would cost each job several times as much
 */
export function filterContext<Own extends object>(
  of: FilterContext,
  own: Own,
): Own & FilterContext {
  // Completed below, property by property.
  const context = own as Own & Writable<FilterContext>;
  context.job = of.job;
  context.parameters = of.parameters;
  context.items = of.items;
  context.logger = of.logger;
  return context;
}
