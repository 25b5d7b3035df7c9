import type { JobFilter } from './job-filter.js';

export type FilterScope = 'global' | 'class' | 'method';

export interface ScopedFilter {
  readonly filter: JobFilter;
  readonly scope: FilterScope;
  /** Replaces the filter's own order. */
  readonly order?: number | undefined;
}

const RANK: Readonly<Record<FilterScope, number>> = { global: 10, class: 20, method: 30 };
const DEFAULT_ORDER = -1;

/**
 * Sorts the filters of a method into the order in which they run. Of several filters of one class only the most
 * specific stays; among equally specific filters, the last.
 */
export function sortFilters(scoped: readonly ScopedFilter[]): JobFilter[] {
  return withoutDuplicates(scoped)
    .sort((a, b) => orderOf(a) - orderOf(b) || RANK[a.scope] - RANK[b.scope])
    .map(({ filter }) => filter);
}

const orderOf = ({ filter, order }: ScopedFilter) => order ?? filter.order ?? DEFAULT_ORDER;

function withoutDuplicates(scoped: readonly ScopedFilter[]): ScopedFilter[] {
  const winners = new Map<unknown, ScopedFilter>();

  for (const candidate of scoped) {
    const kind = identityOf(candidate.filter);
    const winner = winners.get(kind);
    if (!winner || RANK[candidate.scope] >= RANK[winner.scope]) winners.set(kind, candidate);
  }
  return scoped.filter((one) => winners.get(identityOf(one.filter)) === one);
}

/** An object literal has no class of its own, so such a filter is only the same as itself. */
function identityOf(filter: JobFilter): unknown {
  const isOneOfAKind = filter.allowMultiple === true || filter.constructor === Object;
  return isOneOfAKind ? filter : filter.constructor;
}
