import type { JobSearch, MsRange } from '../../../../../../storage/monitoring/monitoring-store.js';
import { recurringParameter } from '../../../../../../storage/recurring/recurring-parameter.js';
import { timeOfUuidV7 } from '../../../../../../support/uuid-v7.js';
import { containing, optionallyContaining } from '../../../../../sql/like-pattern.js';
import { parameterText } from '../../../../../sql/monitoring/parameter-text.js';
import { runText } from '../../../../../sql/monitoring/run-text.js';
import type { WalkStep } from '../../../../../sql/monitoring/search-operations.js';
import { isByCreation, type Walk } from '../../../../../sql/monitoring/walk.js';
import { bulkPattern } from './bulk-pattern.js';
import { beginningOf, HIGHEST_ID, LOWEST_ID } from './walk-beginnings.js';

/** What both search-jobs and count-jobs take. */
export function stepParameters({
  walk,
  search,
  narrowing,
  behind = beginningOf(walk),
  lastId = walk.direction === 'ascending' ? HIGHEST_ID : LOWEST_ID,
  limit,
}: WalkStep): readonly unknown[] {
  return [
    limit,
    ...filterParameters(search),
    ...(narrowing.by === 'ids' ? [narrowing.ids] : []),
    ...ownParameter(walk),
    ...behind,
    ...(isByCreation(walk) ? [lastId] : []),
  ];
}

/** What the count of a whole walk takes. */
export const walkParameters = (walk: Walk, limit: number): readonly unknown[] => [
  limit,
  ...ownParameter(walk),
];

const ownParameter = ({ only }: Walk) => (only === undefined ? [] : [only]);

/** What search-filters takes after the limit, in its order. */
function filterParameters(search: JobSearch): readonly unknown[] {
  const { states, recurringId, bulkId, words } = search;
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
    recurringId === undefined ? null : containing(parameterText(recurringParameter(recurringId))),
    words === undefined || words.length === 0 ? null : words.map(containing),
    optionallyContaining(search.argument),
    search.fingerprint ?? null,
    search.failedBefore?.getTime() ?? null,
    search.failedAfter?.getTime() ?? null,
    search.ranOn ?? null,
    search.ranOn === undefined ? null : containing(runText(search.ranOn)),
    ...rangeParameters(search.duration),
    ...rangeParameters(search.latency),
    bulkId === undefined ? null : bulkPattern(bulkId),
    (bulkId === undefined ? undefined : timeOfUuidV7(bulkId)) ?? null,
  ];
}

const rangeParameters = (range: MsRange | undefined) =>
  range === undefined ? [null, null] : [range.atLeast ?? 0, range.atMost ?? Number.MAX_VALUE];
