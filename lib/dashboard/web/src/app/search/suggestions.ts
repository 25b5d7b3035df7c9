import { storeNow } from '../../api/live/store-clock';
import { QUALIFIERS, type Qualifier, quoted, type Word } from '../../api/qualifiers';
import { messageFor } from '../../i18n/translate';
import { type KnownValue, knownValuesOf } from './known-values';

export interface Suggestion {
  /** The text that replaces the word. */
  readonly text: string;
  readonly hint?: string | undefined;
}

const MOST = 8;
const HOUR = 3_600_000;

export function suggestionsFor({ qualifier, value }: Word): readonly Suggestion[] {
  return qualifier ? valuesOf(qualifier, value) : qualifiersLike(value);
}

function qualifiersLike(start: string): readonly Suggestion[] {
  return QUALIFIERS.filter((name) => name.startsWith(start.toLowerCase())).map((name) => ({
    text: `${name}:`,
    hint: messageFor(`search.${name}`),
  }));
}

function valuesOf(qualifier: Qualifier, part: string): readonly Suggestion[] {
  if (isTime(qualifier)) return timesFor(qualifier);
  if (qualifier === 'duration' || qualifier === 'wait') return lengthsFor(qualifier);

  const wanted = part.toLowerCase();
  return distinct(knownValuesOf(qualifier))
    .filter(({ value }) => value !== part && value.toLowerCase().includes(wanted))
    .slice(0, MOST)
    .map(({ value, hint }) => ({ text: `${qualifier}:${quoted(value)}`, hint }));
}

/** The values without repetitions. */
function distinct(values: readonly KnownValue[]): readonly KnownValue[] {
  const seen = new Set(['']);
  return values.filter(({ value }) => !seen.has(value) && seen.add(value));
}

const TIMES: readonly Qualifier[] = ['before', 'after', 'failed-before', 'failed-after'];
const isTime = (qualifier: Qualifier) => TIMES.includes(qualifier);

const lengthsFor = (qualifier: Qualifier): readonly Suggestion[] =>
  ['>1s', '>10s', '>1m', '1s..5s', '<100ms'].map((length) => ({ text: `${qualifier}:${length}` }));

function timesFor(qualifier: Qualifier): readonly Suggestion[] {
  return ([1, 24, 7 * 24] as const).map((hours) => ({
    text: `${qualifier}:${localTime(storeNow.peek() - hours * HOUR)}`,
    hint: messageFor(`search.hoursAgo.${hours}`),
  }));
}

/** Such as `2026-01-31T14:30`, in the reader's zone. */
function localTime(at: number): string {
  const date = new Date(at);
  const parts = [date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes()];
  const [month, day, hour, minute] = parts.map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}T${hour}:${minute}`;
}
