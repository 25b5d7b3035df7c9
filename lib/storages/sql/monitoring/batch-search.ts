import type {
  BatchSearch,
  BatchSearchAnswer,
  SearchPage,
} from '../../../storage/monitoring/monitoring-store.js';
import { batchCursorOf, idInBatchCursor } from '../../parts/monitoring/batch-cursor.js';
import type { MonitoringOperations } from './monitoring-operations.js';

/** Finds the batches first, and then what their jobs came to. */
export async function findBatchPage<E>(
  operations: MonitoringOperations<E>,
  executor: E,
  search: BatchSearch,
  { limit, cursor }: SearchPage,
): Promise<BatchSearchAnswer> {
  const before = cursor === undefined ? undefined : idInBatchCursor(cursor);
  const listing = { ...search, limit: limit + 1, before };
  const { found, edge } = await operations.searchBatches(executor, listing);
  const ids = found.slice(0, limit);
  const next = found.length > limit ? ids.at(-1) : edge;

  const batches = ids.length === 0 ? [] : await operations.findBatches(executor, ids);
  return {
    batches: batches.toReversed(),
    ...(next === undefined ? {} : { next: batchCursorOf(next) }),
  };
}
