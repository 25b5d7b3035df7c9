import type { FilterContext } from './filter-context.js';
import type { FilterPlan } from './filter-plan.js';

/** A claimed, loaded or new job with its filters and the values that they work on. */
export interface FilteredJob extends FilterContext {
  readonly plan: FilterPlan;
}
