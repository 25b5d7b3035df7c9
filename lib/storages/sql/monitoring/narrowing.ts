import type { JobSearch } from '../../../storage/monitoring/monitoring-store.js';
import { isUuid } from '../../../support/uuid-v7.js';
import type { Narrowing, SearchOperations } from './search-operations.js';

/** So many jobs can be sorted; a batch that has more is walked like all jobs. */
const MAX_NARROWED = 10_000;

/** Where a search can find few jobs only, an index finds them, and they are sorted. */
export async function narrowingOf<E>(
  operations: SearchOperations<E>,
  executor: E,
  { ids, batchId, recurringId, bulkId }: JobSearch,
): Promise<Narrowing> {
  if (ids !== undefined) return { by: 'ids', ids: ids.filter(isUuid) };

  if (batchId !== undefined) {
    const count = await operations.countJobsOfBatch(executor, batchId, MAX_NARROWED + 1);
    if (count <= MAX_NARROWED) return { by: 'batch' };
  }
  if (recurringId !== undefined) {
    const found = await operations.findJobsOfRecurring(executor, recurringId, MAX_NARROWED);
    // None are known of one that was removed; its jobs still name it.
    if (found.length > 0) return { by: 'ids', ids: found };
  }
  if (bulkId !== undefined) {
    const found = await operations.findJobsOfBulk(executor, bulkId);
    if (found !== undefined) return { by: 'ids', ids: found };
  }
  return { by: 'none' };
}
