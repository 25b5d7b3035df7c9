import type { FilterContext } from './filter-context.js';
import type { FilterPlan } from './filter-plan.js';

/** A job that is new, claimed or loaded, together with its filters and the values that they work on. */
export interface FilteredJob extends FilterContext {
  readonly plan: FilterPlan;
}
