import type { FilterContext } from './filter-context.js';
import type { FilterPlan } from './filter-plan.js';

/** A job together with its filters and all that they work on: claimed, loaded, or about to be created. */
export interface FilteredJob extends FilterContext {
  readonly plan: FilterPlan;
}
