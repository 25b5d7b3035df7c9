import { DELETED, SUCCEEDED } from '../../../states/state-names.js';
import type { RecentlyFinished } from '../../../storage/batch-holds.js';
import type { RedisExecutor } from '../redis-executor.js';
import { COUNT_FINISHED, FINISHED_OF_BATCH } from './scripts/batch-jobs.lua.js';

const JOBS_IN_SCRIPT = 1_000;

type Looked = readonly [nowMs: number, sinceMs: number, isByTime: 0 | 1, tree: string[]];

/** Looks at the jobs of the batches, or at the latest finished jobs of the store, whichever are fewer. */
export async function countRecentlyFinished(
  reader: RedisExecutor,
  batchId: string,
  withinMs: number,
): Promise<RecentlyFinished | undefined> {
  const found = await reader.run<Looked | null>(FINISHED_OF_BATCH, [batchId, withinMs]);
  if (!found) return undefined;

  const [nowMs, sinceMs, isByTime, tree] = found;
  const sets = isByTime
    ? [`state:${SUCCEEDED}`, `state:${DELETED}`]
    : tree.map((id) => `jobsOf:${id}`);
  let count = 0;
  for (const set of sets) {
    for (let from = 0, goesOn = 1; goesOn === 1; from += JOBS_IN_SCRIPT) {
      const args = [set, from, from + JOBS_IN_SCRIPT - 1, sinceMs, isByTime, ...tree];
      const answer = await reader.run<[number, number]>(COUNT_FINISHED, args);
      goesOn = answer[0];
      count += answer[1];
    }
  }
  return { count, spanMs: Math.max(0, nowMs - sinceMs) };
}
