import type { RecurringSearchAnswer, SearchPage } from '../../../storage/monitoring-store.js';
import type { RecurringJobRecord } from '../../../storage/recurring-store.js';
import { cursorOf, placeOfCursor } from '../../../storage/search-cursor.js';
import { contains } from './containing.js';

const PART = 'recurring';

/** The recurring jobs with all of these words, of a store that reads all of them. */
export function recurringPageOf(
  records: readonly RecurringJobRecord[],
  words: readonly string[],
  { limit, cursor }: SearchPage,
): RecurringSearchAnswer {
  const after = cursor === undefined ? '' : idIn(cursor);
  const found = records.filter(
    (record) => record.id > after && words.every((word) => holds(record, word)),
  );

  const recurringJobs = found.slice(0, limit);
  const last = found.length > limit ? recurringJobs.at(-1) : undefined;
  const next = last && cursorOf({ part: PART, key: [last.id] });
  return { recurringJobs, ...(next === undefined ? {} : { next }) };
}

function idIn(cursor: string): string {
  const { key } = placeOfCursor(
    cursor,
    ({ part, key: texts }) => part === PART && texts.length === 1,
  );
  return key[0] ?? '';
}

const holds = ({ id, type, method, description }: RecurringJobRecord, word: string) =>
  [id, type, method, description].some((text) => contains(text, word));
