import { DELETED } from '../../../states/state-names.js';
import type { ContinuationRecord } from '../../../storage/continuations/continuation-store.js';
import { isFinished } from '../jobs/stored-job.js';
import type { MemoryTables } from '../memory-tables.js';

/**
 * Takes open links whose parents have ended, with their outcomes, and makes these parents no longer due. A parent with
 * more links is due again. The links stay open in the store.
 */
export function takeClosedLinks(tables: MemoryTables, limit: number): ContinuationRecord[] {
  const closed: ContinuationRecord[] = [];
  if (limit <= 0) return closed;

  for (const parentId of tables.links.takeDue()) {
    for (const link of decidedLinksOf(parentId, tables)) {
      if (closed.length === limit) {
        tables.links.noteEnd(parentId);
        return closed;
      }
      closed.push(link);
    }
  }
  return closed;
}

function* decidedLinksOf(parentId: string, tables: MemoryTables): Iterable<ContinuationRecord> {
  const outcome = outcomeOf(parentId, tables);
  if (outcome === undefined) return;

  for (const link of tables.links.openLinksOf(parentId)) {
    if (outcome === 'Started' && link.condition !== 'started') continue;
    yield { ...link, outcome };
  }
}

/**
 * Undefined for a parent that has not ended. `Started` decides only the links with that condition. An expired parent
 * still has its outcome until it is removed.
 */
function outcomeOf(parentId: string, { jobs, batches }: MemoryTables): string | undefined {
  const job = jobs.findStored(parentId);
  if (job) return isFinished(job) ? job.state : undefined;

  const batch = batches.find(parentId);
  // A removed parent counts as Deleted.
  if (batch === undefined) return DELETED;
  return batch.state === 'Awaiting' ? undefined : batch.state;
}
