import type { JobSearch } from '../../../../../storage/monitoring-store.js';
import { recurringParameter } from '../../../../../storage/recurring-parameter.js';
import { isUuid } from '../../../../../support/uuid-v7.js';
import { containing, optionallyContaining } from './like-pattern.js';

/** What search-filters takes after the limit, in its order. */
export function filterParameters(search: JobSearch): readonly unknown[] {
  const { states, recurringId, words } = search;
  return [
    states === undefined || states.length === 0 ? null : [...states],
    search.queue ?? null,
    search.serverId ?? null,
    search.batchId ?? null,
    search.before?.toISOString() ?? null,
    search.after?.toISOString() ?? null,
    search.isRetry ?? null,
    optionallyContaining(search.type),
    optionallyContaining(search.method),
    optionallyContaining(search.error),
    recurringId === undefined ? null : containing(recurringIdText(recurringId)),
    words === undefined || words.length === 0 ? null : words.map(containing),
    optionallyContaining(search.argument),
  ];
}

/** As it stands among the stored parameters. */
const recurringIdText = (id: string) =>
  recurringParameter(id)
    .map((text) => JSON.stringify(text))
    .join(':');

/** Whether no job can be what is asked for: ids that are none, a state that nothing else fits. */
export function isImpossible({ batchId, ids, states, serverId, isRetry }: JobSearch): boolean {
  const has = (state: string) => !states?.length || states.includes(state);
  return (
    (batchId !== undefined && !isUuid(batchId)) ||
    (ids !== undefined && !ids.some(isUuid)) ||
    (serverId !== undefined && !has('Processing')) ||
    (isRetry === true && !has('Scheduled'))
  );
}
