import type {
  RecurringSearchAnswer,
  SearchPage,
} from '../../../storage/monitoring/monitoring-store.js';
import { cursorOf, placeOfCursor } from '../../../storage/monitoring/search-cursor.js';
import type { MonitoringOperations } from './monitoring-operations.js';

const PART = 'recurring';

export async function findRecurringPage<E>(
  operations: MonitoringOperations<E>,
  executor: E,
  words: readonly string[],
  { limit, cursor }: SearchPage,
): Promise<RecurringSearchAnswer> {
  const behind = cursor === undefined ? undefined : idIn(cursor);
  const listing = { limit: limit + 1, behind, words };
  const found = await operations.searchRecurringJobs(executor, listing);
  const recurringJobs = found.slice(0, limit);
  const last = found.length > limit ? recurringJobs.at(-1) : undefined;
  const next = last && cursorOf({ part: PART, key: [last.id] });
  return { recurringJobs, ...(next === undefined ? {} : { next }) };
}

function idIn(cursor: string): string | undefined {
  const { key } = placeOfCursor(cursor, (place) => place.part === PART && place.key.length === 1);
  return key[0];
}
