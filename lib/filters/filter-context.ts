import type { BackgroundJob } from '../job/background-job.js';
import type { ParameterBag } from '../job/parameter-bag.js';
import type { Logger } from '../support/logger.js';

/** The job, and the values that every filter sees. */
export interface FilterContext {
  readonly job: BackgroundJob;
  /** Filters and the job read and write the parameters, which are stored with the job's next state. */
  readonly parameters: ParameterBag;
  /** Values that filters hand to one another during one creation or one run. */
  readonly items: Map<unknown, unknown>;
  readonly logger: Logger;
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

/**
 * The only maker of filter contexts. It adds the fields that all filters share to the fields of one kind of filter.
 *
 * @param own is itself extended, because copying it would make each job several times as expensive
 */
export function filterContext<Own extends object>(
  of: FilterContext,
  own: Own,
): Own & FilterContext {
  // The lines below add the properties that are still missing.
  const context = own as Own & Writable<FilterContext>;
  context.job = of.job;
  context.parameters = of.parameters;
  context.items = of.items;
  context.logger = of.logger;
  return context;
}
