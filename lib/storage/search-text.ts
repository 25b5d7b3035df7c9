import type { JobSearch } from './monitoring-store.js';

/** A search as JSON.stringify wrote it; times are times again. */
export function readSearch(text: string): JobSearch {
  const { before, after, ...search } = JSON.parse(text) as JobSearch & {
    readonly before?: string;
    readonly after?: string;
  };
  return {
    ...search,
    ...(before === undefined ? {} : { before: new Date(before) }),
    ...(after === undefined ? {} : { after: new Date(after) }),
  };
}
