import { MAX_PARKED_COUNTED, type ParkedSummary } from '../../../storage/queues/parked-jobs.js';
import type { StoredJob } from '../jobs/stored-job.js';
import type { MemoryTables } from '../memory-tables.js';

/** By queue, class and method. */
export function summarizeParked({ jobs }: MemoryTables, limit: number): ParkedSummary[] {
  return [...jobs.parked.keys()]
    .flatMap((key) => {
      const first = jobs.parked.first(key);
      return first ? [summaryOf(first, [...jobs.parked.all(key)].length)] : [];
    })
    .sort(
      (a, b) => compare(a.queue, b.queue) || compare(a.type, b.type) || compare(a.method, b.method),
    )
    .slice(0, limit);
}

const summaryOf = (first: StoredJob, count: number): ParkedSummary => ({
  queue: first.queue,
  type: first.type,
  method: first.method,
  jobs: { count: Math.min(count, MAX_PARKED_COUNTED), isExact: count <= MAX_PARKED_COUNTED },
  firstJobId: first.id,
  readySince: new Date(first.runAt ?? first.since),
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
