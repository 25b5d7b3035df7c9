import type {
  RecurringSearchAnswer,
  SearchPage,
} from '../../../storage/monitoring/monitoring-store.js';
import type { RecurringJobRecord } from '../../../storage/recurring/recurring-store.js';
import {
  hasAllWords,
  recurringAnswerOf,
  recurringIdIn,
} from '../../parts/monitoring/recurring-page.js';
import { LIST_RECURRING } from '../recurring/change-recurring.lua.js';
import { type RecurringRow, recurringJobOf } from '../recurring/recurring-row.js';
import type { RedisExecutor } from '../redis-executor.js';

/** Reads from the cursor on, and no further than to the end of the page. */
export async function findRecurringPage(
  reader: RedisExecutor,
  words: readonly string[],
  { limit, cursor }: SearchPage,
): Promise<RecurringSearchAnswer> {
  const found: RecurringJobRecord[] = [];
  let last: string | null = recurringIdIn(cursor);
  do {
    const [next, rows]: [string | null, RecurringRow[]] = await reader.run(LIST_RECURRING, [last]);
    const records = rows.map(recurringJobOf);
    found.push(...records.filter((record) => hasAllWords(record, words)));
    last = next;
  } while (last !== null && found.length <= limit);
  return recurringAnswerOf(found, limit);
}
