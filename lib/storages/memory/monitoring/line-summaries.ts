import type { LineSummary } from '../../../storage/monitoring/monitoring-store.js';
import { PARKED } from '../../../storage/queues/parked-jobs.js';
import type { StoredJob } from '../jobs/stored-job.js';
import type { MemoryTables } from '../memory-tables.js';

/** The longest line comes first. Of equally long ones, the one whose resource comes first. */
export function summarizeLines({ jobs, locks }: MemoryTables, limit: number): LineSummary[] {
  const lines = new Map<string, StoredJob[]>();
  for (const job of jobs.lines.allWaiting()) {
    const resource = job.wait?.resource ?? '';
    if (resource === PARKED) continue;
    const line = lines.get(resource);
    if (line) line.push(job);
    else lines.set(resource, [job]);
  }
  return [...lines]
    .map(([resource, line]) => ({
      resource,
      waiting: { count: line.length, isExact: true },
      oldestJobId: line.map(({ id }) => id).sort()[0] ?? '',
      holder: locks.holderOf(resource),
    }))
    .sort((a, b) => b.waiting.count - a.waiting.count || (a.resource < b.resource ? -1 : 1))
    .slice(0, limit);
}
