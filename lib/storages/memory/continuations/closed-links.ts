import type { ContinuationRecord } from '../../../storage/continuation-store.js';
import { isFinished } from '../jobs/stored-job.js';
import type { MemoryTables } from '../memory-tables.js';

/**
 * Takes open links whose parents have ended, with their outcomes, and the parents from those that
 * are due. A parent of which links are left over is due once more; the store still has the links
 * as open ones.
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
 * Undefined for a parent that has not ended; `Started` decides only for those that wait for it. One
 * that has expired is remembered for as long as it is there.
 */
function outcomeOf(parentId: string, { jobs, batches }: MemoryTables): string | undefined {
  const job = jobs.findStored(parentId);
  if (job) return isFinished(job) ? job.state : undefined;

  const batch = batches.find(parentId);
  // Whoever waits for somebody who is no more waits for nothing.
  if (batch === undefined) return 'Deleted';
  return batch.state === 'Awaiting' ? undefined : batch.state;
}
