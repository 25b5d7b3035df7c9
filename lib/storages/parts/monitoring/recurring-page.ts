import type {
  RecurringSearchAnswer,
  SearchPage,
} from '../../../storage/monitoring/monitoring-store.js';
import { cursorOf, placeOfCursor } from '../../../storage/monitoring/search-cursor.js';
import type { RecurringJobRecord } from '../../../storage/recurring/recurring-store.js';
import { contains } from './containing.js';

const PART = 'recurring';

/** The recurring jobs with all of these words, of a store that reads all of them. */
export function recurringPageOf(
  records: readonly RecurringJobRecord[],
  words: readonly string[],
  { limit, cursor }: SearchPage,
): RecurringSearchAnswer {
  const after = recurringIdIn(cursor);
  const found = records.filter((record) => record.id > after && hasAllWords(record, words));
  return recurringAnswerOf(found, limit);
}

/** @param found the recurring jobs of the page, and at least one more where there are more */
export function recurringAnswerOf(
  found: readonly RecurringJobRecord[],
  limit: number,
): RecurringSearchAnswer {
  const recurringJobs = found.slice(0, limit);
  const last = found.length > limit ? recurringJobs.at(-1) : undefined;
  const next = last && cursorOf({ part: PART, key: [last.id] });
  return { recurringJobs, ...(next === undefined ? {} : { next }) };
}

/** @returns the id behind which the page begins, or '' */
export function recurringIdIn(cursor: string | undefined): string {
  if (cursor === undefined) return '';
  const { key } = placeOfCursor(
    cursor,
    ({ part, key: texts }) => part === PART && texts.length === 1,
  );
  return key[0] ?? '';
}

export const hasAllWords = (record: RecurringJobRecord, words: readonly string[]): boolean =>
  words.every((word) => holds(record, word));

const holds = ({ id, type, method, description }: RecurringJobRecord, word: string) =>
  [id, type, method, description].some((text) => contains(text, word));
