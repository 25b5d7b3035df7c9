import { DELETED, SUCCEEDED } from '../../../states/state-names.js';
import type { RecentlyFinished } from '../../../storage/monitoring/batch-holds.js';
import type { RedisExecutor } from '../redis-executor.js';
import type { RedisScript } from '../scripts/redis-script.js';
import {
  COUNT_FINISHED_OF_BATCH,
  COUNT_LATEST_OF_BATCHES,
  FINISHED_OF_BATCH,
} from './scripts/batch-jobs.lua.js';

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
  const count = await (isByTime
    ? total(reader, COUNT_LATEST_OF_BATCHES, [`state:${SUCCEEDED}`, `state:${DELETED}`], {
        sinceMs,
        more: tree,
      })
    : total(
        reader,
        COUNT_FINISHED_OF_BATCH,
        tree.map((id) => `jobsOf:${id}`),
        { sinceMs, more: [] },
      ));
  return { count, spanMs: Math.max(0, nowMs - sinceMs) };
}

interface Counting {
  readonly sinceMs: number;
  /** Further arguments of the script. */
  readonly more: readonly string[];
}

/** What the script counts in all of these sets. */
async function total(
  reader: RedisExecutor,
  script: RedisScript,
  sets: readonly string[],
  { sinceMs, more }: Counting,
): Promise<number> {
  let sum = 0;
  for (const set of sets) {
    for (let from = 0, looked = JOBS_IN_SCRIPT; looked === JOBS_IN_SCRIPT; from += looked) {
      const args = [set, sinceMs, from, JOBS_IN_SCRIPT, ...more];
      const answer = await reader.run<[looked: number, count: number]>(script, args);
      looked = answer[0];
      sum += answer[1];
    }
  }
  return sum;
}
