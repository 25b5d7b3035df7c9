import type { FilterPlan } from '../../filters/filter-plan.js';
import { QueueFilter } from './queue-filter.js';

/**
 * The queues that `@Queue` names for the methods with these plans. A queue with a format is left out: only the
 * arguments of a job complete its name.
 */
export function declaredQueues(plans: readonly FilterPlan[]): string[] {
  const filters = plans.flatMap((plan) => plan.filters);
  const names = filters.flatMap((filter) =>
    filter instanceof QueueFilter && filter.literal !== undefined ? [filter.literal] : [],
  );
  return [...new Set(names)];
}
