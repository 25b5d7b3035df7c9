import type { UnfinishedJobs } from '../../../storage/monitoring/batch-holds.js';
import { counted } from '../../parts/monitoring/counted.js';
import { isFinished } from '../jobs/stored-job.js';
import type { MemoryTables } from '../memory-tables.js';

export function summarizeUnfinished(
  { jobs }: MemoryTables,
  batchId: string,
  limit: number,
): UnfinishedJobs {
  const unfinished = [...jobs.all()].filter((job) => job.batchId === batchId && !isFinished(job));
  const states = [...counted(unfinished.map(({ state }) => state))]
    .sort(([a], [b]) => compare(a, b))
    .map(([state, count]) => ({ state, jobs: { count, isExact: true } }));
  const queues = [...counted(unfinished.map(({ queue }) => queue))]
    .sort(([a, left], [b, right]) => right - left || compare(a, b))
    .slice(0, limit)
    .map(([queue, count]) => ({ queue, jobs: { count, isExact: true } }));
  return { states, queues };
}

const compare = (a: string, b: string) => (a < b ? -1 : 1);
