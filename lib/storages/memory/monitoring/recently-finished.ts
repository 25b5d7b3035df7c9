import { DELETED, SUCCEEDED } from '../../../states/state-names.js';
import type { RecentlyFinished } from '../../../storage/monitoring/batch-holds.js';
import { isFinished } from '../jobs/stored-job.js';
import type { MemoryTables } from '../memory-tables.js';

export function countRecentlyFinished(
  tables: MemoryTables,
  batchId: string,
  withinMs: number,
): RecentlyFinished | undefined {
  const startedAt = tables.batches.find(batchId)?.startedAt;
  if (startedAt === undefined) return undefined;

  const now = tables.now();
  const since = Math.max(startedAt, now - withinMs);
  const tree = tables.batches.treeOf(batchId);
  const finished = [...tables.jobs.all()].filter(
    (job) =>
      tree.has(job.batchId ?? '') &&
      isFinished(job) &&
      [SUCCEEDED, DELETED].includes(job.state) &&
      job.since >= since,
  );
  return { count: finished.length, spanMs: Math.max(0, now - since) };
}
