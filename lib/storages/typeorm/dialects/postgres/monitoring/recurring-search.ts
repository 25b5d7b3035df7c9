import type { RecurringSearchAnswer, SearchPage } from '../../../../../storage/monitoring-store.js';
import { cursorOf, placeOfCursor } from '../../../../../storage/search-cursor.js';
import type { Executor } from '../connection/postgres-database.js';
import { recurringJobOf } from '../recurring/recurring-rows.js';
import { containing } from './like-pattern.js';
import { searchRecurringJobs } from './recurring-search.sql.js';

const PART = 'recurring';

export async function findRecurringPage(
  executor: Executor,
  words: readonly string[],
  { limit, cursor }: SearchPage,
): Promise<RecurringSearchAnswer> {
  const rows = await executor.run(searchRecurringJobs, [
    limit + 1,
    cursor === undefined ? '' : idIn(cursor),
    words.length === 0 ? null : words.map(containing),
  ]);
  const recurringJobs = rows.slice(0, limit).map(recurringJobOf);
  const last = rows.length > limit ? recurringJobs.at(-1) : undefined;
  const next = last && cursorOf({ part: PART, key: [last.id] });
  return { recurringJobs, ...(next === undefined ? {} : { next }) };
}

function idIn(cursor: string): string {
  const { key } = placeOfCursor(cursor, (place) => place.part === PART && place.key.length === 1);
  return key[0] ?? '';
}
