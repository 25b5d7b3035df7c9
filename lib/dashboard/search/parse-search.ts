import { isQueueName } from '../../job/queue-name.js';
import type { JobSearch } from '../../storage/monitoring/monitoring-store.js';
import { cut } from '../../support/text/cut.js';
import { didYouMean } from '../../support/text/did-you-mean.js';
import { isUuid } from '../../support/uuid-v7.js';
import { InvalidSearchTextError } from '../errors/invalid-search-text-error.js';
import { type Present, searchInstant } from './search-instant.js';
import type { SearchProblemCode } from './search-problems.js';
import { searchRange } from './search-range.js';
import { stateNamed } from './search-states.js';
import { type SearchTerm, searchTerms } from './search-terms.js';

type Draft = { -readonly [Name in keyof JobSearch]: JobSearch[Name] };
type Qualifier = (search: Draft, value: string, present: Present) => void;

/** The qualifiers, and how each reads its value. */
const QUALIFIERS: Readonly<Record<string, Qualifier>> = {
  type: text('type', 'type'),
  method: text('method', 'method'),
  queue: text('queue', 'queue', { isValid: isQueueName, problem: 'queue' }),
  error: text('error', 'error'),
  fingerprint: text('fingerprint', 'fingerprint'),
  arg: text('arg', 'argument'),
  server: text('server', 'serverId'),
  'ran-on': text('ran-on', 'ranOn'),
  recurring: text('recurring', 'recurringId'),
  batch: text('batch', 'batchId', { isValid: isUuid, problem: 'batch' }),
  bulk: text('bulk', 'bulkId', { isValid: isUuid, problem: 'bulk' }),
  before: instant('before', 'before', 'after'),
  after: instant('after', 'after'),
  'failed-before': instant('failed-before', 'failedBefore', 'failedAfter'),
  'failed-after': instant('failed-after', 'failedAfter'),
  duration: range('duration', 'duration'),
  wait: range('wait', 'latency'),
  state: (search, value) => {
    const states = listed(value).map((text) => stateNamed(text) ?? refuse('state', 'state', text));
    search.states = [...new Set([...(search.states ?? []), ...states])];
  },
  id: (search, value) => {
    const ids = listed(value).map((text) =>
      isUuid(text) ? text.toLowerCase() : refuse('id', 'job', text),
    );
    search.ids = [...new Set([...(search.ids ?? []), ...ids])];
  },
};

const QUALIFIER_NAMES: readonly string[] = Object.keys(QUALIFIERS);

/**
 * Reads a search text such as `state:failed type:Email "connection refused" after:2d`. Words without a qualifier are
 * searched in type, method and error; a word that is an id finds the job of that id.
 *
 * @throws UnknownTimeZoneError
 * @throws InvalidSearchTextError with the wrong qualifier, and its problem
 */
export function parseSearch(text: string, present: Present): JobSearch {
  const search: Draft = {};
  for (const term of beginningsFirst(searchTerms(text))) add(search, term, present);
  return search;
}

/** A time of day after `before:` depends on the time after `after:`. The same holds for the times of failures. */
const beginningsFirst = (terms: readonly SearchTerm[]): readonly SearchTerm[] =>
  terms.toSorted((a, b) => Number(isEnd(a)) - Number(isEnd(b)));

const isEnd = ({ qualifier }: SearchTerm) =>
  qualifier === 'before' || qualifier === 'failed-before';

function add(search: Draft, { qualifier, value }: SearchTerm, present: Present): void {
  if (qualifier === undefined) {
    if (isUuid(value)) QUALIFIERS.id?.(search, value, present);
    else if (value !== '') search.words = [...(search.words ?? []), value];
    return;
  }

  const read = Object.hasOwn(QUALIFIERS, qualifier) ? QUALIFIERS[qualifier] : undefined;
  if (!read) throw unknownQualifier(qualifier);
  if (value === '') throw new InvalidSearchTextError(qualifier, 'behind');
  read(search, value, present);
}

type TextField =
  | 'type'
  | 'method'
  | 'queue'
  | 'error'
  | 'fingerprint'
  | 'argument'
  | 'serverId'
  | 'ranOn'
  | 'recurringId'
  | 'batchId'
  | 'bulkId';

interface TextRule {
  readonly isValid: (value: string) => boolean;
  readonly problem: SearchProblemCode;
}

function text(name: string, field: TextField, rule?: TextRule): Qualifier {
  return (search, value) => {
    if (search[field] !== undefined) throw givenTwice(name);
    if (rule && !rule.isValid(value)) refuse(name, rule.problem, value);
    search[field] = value;
  };
}

type TimeField = 'before' | 'after' | 'failedBefore' | 'failedAfter';

/** @param beginning the field with the beginning, if the qualifier names the end of a time */
function instant(name: string, field: TimeField, beginning?: TimeField): Qualifier {
  return (search, value, present) => {
    if (search[field] !== undefined) throw givenTwice(name);
    const since = beginning && search[beginning];
    search[field] = searchInstant(value, present, since) ?? refuse(name, 'instant', value);
  };
}

function range(name: string, field: 'duration' | 'latency'): Qualifier {
  return (search, value) => {
    if (search[field] !== undefined) throw givenTwice(name);
    search[field] = searchRange(value) ?? refuse(name, 'range', value);
  };
}

const listed = (value: string) => value.split(',').filter((text) => text !== '');

function refuse(qualifier: string, problem: SearchProblemCode, got: string): never {
  throw new InvalidSearchTextError(qualifier, problem, { got: cut(got, 100) });
}

function givenTwice(qualifier: string): InvalidSearchTextError {
  return new InvalidSearchTextError(qualifier, 'twice');
}

function unknownQualifier(name: string): InvalidSearchTextError {
  const likely = didYouMean(name, QUALIFIER_NAMES);
  return likely
    ? new InvalidSearchTextError(name, 'likely', { likely })
    : new InvalidSearchTextError(name, 'unknown', { known: QUALIFIER_NAMES.join(', ') });
}
