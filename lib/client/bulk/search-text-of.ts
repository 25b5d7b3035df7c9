import { stateText } from '../../states/state-text.js';
import type { JobSearch, MsRange } from '../../storage/monitoring/monitoring-store.js';

/** The qualifiers of the dashboard's search. Each writes its part of a search as text. */
const TERMS: readonly (readonly [string, (search: JobSearch) => string | undefined])[] = [
  ['state', ({ states }) => states && listed(states.map(stateText))],
  ['id', ({ ids }) => ids && listed(ids)],
  ['type', ({ type }) => written(type)],
  ['method', ({ method }) => written(method)],
  ['queue', ({ queue }) => written(queue)],
  ['server', ({ serverId }) => written(serverId)],
  ['ran-on', ({ ranOn }) => written(ranOn)],
  ['recurring', ({ recurringId }) => written(recurringId)],
  ['batch', ({ batchId }) => written(batchId)],
  ['bulk', ({ bulkId }) => written(bulkId)],
  ['error', ({ error }) => written(error)],
  ['fingerprint', ({ fingerprint }) => written(fingerprint)],
  ['arg', ({ argument }) => written(argument)],
  ['after', ({ after }) => after?.toISOString()],
  ['before', ({ before }) => before?.toISOString()],
  ['failed-after', ({ failedAfter }) => failedAfter?.toISOString()],
  ['failed-before', ({ failedBefore }) => failedBefore?.toISOString()],
  ['duration', ({ duration }) => rangeText(duration)],
  ['wait', ({ latency }) => rangeText(latency)],
];

/** The text of the search that the list of retries makes. */
export const RETRIES_TEXT = 'retries';

/**
 * A search as people would write it in the dashboard. Empty for a search that has only ids, because such a search
 * stands for selected jobs.
 */
export function searchTextOf(search: JobSearch): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined);
  if (given.length === 1 && search.ids) return '';

  const terms = TERMS.flatMap(([name, textOf]) => {
    const text = textOf(search);
    return text === undefined ? [] : [`${name}:${text}`];
  });
  const words = search.words?.map((word) => quoted(word)) ?? [];
  return [...(search.isRetry ? [RETRIES_TEXT] : []), ...terms, ...words].join(' ');
}

const SIMPLE = /^[\p{L}\d][\p{L}\d_.@-]*$/u;

const written = (text: string | undefined) =>
  text === undefined || SIMPLE.test(text) ? text : quoted(text);

const listed = (texts: readonly string[]) => written(texts.join(','));

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

const rangeText = (range: MsRange | undefined) =>
  range && `${endText(range.atLeast)}..${endText(range.atMost)}`;

const endText = (ms: number | undefined) => (ms === undefined ? '' : `${ms}ms`);
