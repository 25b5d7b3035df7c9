import type { JobFilter } from '../filters/job-filter.js';
import type { State } from '../states/state.js';

/**
 * Whether the filter ignores the state. The check for a list is needed because the fake of a mock library answers to
 * any property.
 */
export const ignores = ({ ignoredStates }: JobFilter, { name }: State): boolean =>
  Array.isArray(ignoredStates) && ignoredStates.includes(name);

export function allIgnore(filters: readonly JobFilter[], state: State): boolean {
  for (const filter of filters) if (!ignores(filter, state)) return false;
  return true;
}
