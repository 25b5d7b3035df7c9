import type {
  BatchSearch,
  BatchSearchAnswer,
  SearchPage,
} from '../../../storage/monitoring-store.js';
import { cursorOf, placeOfCursor } from '../../../storage/search-cursor.js';
import { isUuid } from '../../../support/uuid-v7.js';
import type { MonitoringOperations } from './monitoring-operations.js';

const PART = 'batches';

/** Finds the batches first, and then what their jobs came to. */
export async function findBatchPage<E>(
  operations: MonitoringOperations<E>,
  executor: E,
  search: BatchSearch,
  { limit, cursor }: SearchPage,
): Promise<BatchSearchAnswer> {
  const before = cursor === undefined ? undefined : idIn(cursor);
  const listing = { ...search, limit: limit + 1, before };
  const { found, edge } = await operations.searchBatches(executor, listing);
  const ids = found.slice(0, limit);
  const next = found.length > limit ? ids.at(-1) : edge;

  const batches = ids.length === 0 ? [] : await operations.findBatches(executor, ids);
  return {
    batches: batches.toReversed(),
    ...(next === undefined ? {} : { next: cursorOf({ part: PART, key: [next] }) }),
  };
}

function idIn(cursor: string): string | undefined {
  const { key } = placeOfCursor(
    cursor,
    (place) => place.part === PART && place.key.length === 1 && isUuid(place.key[0]),
  );
  return key[0];
}
