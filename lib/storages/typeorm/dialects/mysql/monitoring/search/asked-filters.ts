import { BULK_PARAMETER } from '../../../../../../storage/bulk/bulk-store.js';
import type { JobSearch, MsRange } from '../../../../../../storage/monitoring/monitoring-store.js';
import { recurringParameter } from '../../../../../../storage/recurring/recurring-parameter.js';
import { parameterText } from '../../../../../sql/monitoring/parameter-text.js';
import { runText } from '../../../../../sql/monitoring/run-text.js';
import { earliestChange } from './earliest-change.js';
import type { FilterName } from './search-filters.sql.js';

export interface AskedFilter {
  readonly name: FilterName;
  readonly values: readonly unknown[];
}

const asked = (name: FilterName, ...values: readonly unknown[]): AskedFilter => ({ name, values });

const given = <T>(
  name: FilterName,
  value: T | undefined,
  valuesOf: (value: T) => readonly unknown[] = (it) => [it],
): AskedFilter[] => (value === undefined ? [] : [asked(name, ...valuesOf(value))]);

/** The filters that a search asks for. States come first, cheap questions next, and histories last: a long one lies elsewhere. */
export function askedFilters(search: JobSearch): readonly AskedFilter[] {
  const { states = [], words = [], isRetry } = search;
  return [
    ...states.map((state) => asked('state', state)),
    ...given('queue', search.queue),
    ...given('serverId', search.serverId),
    ...given('batchId', search.batchId?.toLowerCase()),
    ...given('before', search.before),
    ...given('after', search.after),
    ...(isRetry === undefined ? [] : [asked(isRetry ? 'retry' : 'noRetry')]),
    ...given('fingerprint', search.fingerprint),
    ...given('type', search.type),
    ...given('method', search.method),
    ...given('error', search.error),
    ...given('parameter', search.recurringId, (id) => [parameterText(recurringParameter(id))]),
    ...given('changedSince', earliestChange({ bulkId: search.bulkId })),
    ...given('parameter', search.bulkId, (id) => [parameterText([BULK_PARAMETER, id])]),
    ...words.map((word) => asked('word', word, word, word)),
    ...given('argument', search.argument),
    ...given('failedBefore', search.failedBefore?.getTime()),
    ...given('failedAfter', search.failedAfter?.getTime()),
    ...given('ranOn', search.ranOn, (id) => [id, runText(id)]),
    ...given('duration', search.duration, endsOf),
    ...given('latency', search.latency, endsOf),
  ];
}

const endsOf = ({ atLeast = 0, atMost = Number.MAX_VALUE }: MsRange) => [atLeast, atMost];
