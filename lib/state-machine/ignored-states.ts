import type { JobFilter } from '../filters/job-filter.js';
import type { State } from '../states/state.js';

/** Whether the filter has nothing to do with the state. A fake of a mock library has an answer for any property. */
export const ignores = ({ ignoredStates }: JobFilter, { name }: State): boolean =>
  Array.isArray(ignoredStates) && ignoredStates.includes(name);

export const allIgnore = (filters: readonly JobFilter[], state: State): boolean =>
  filters.every((filter) => ignores(filter, state));
