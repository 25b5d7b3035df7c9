import type { UnfinishedJobs } from '../../../storage/monitoring/batch-holds.js';
import type { BoundedCount } from '../../../storage/monitoring/monitoring-store.js';
import { MAX_UNFINISHED_COUNTED } from '../../parts/monitoring/bounds.js';
import { SEARCH_LIMITS } from '../../parts/monitoring/search-limits.js';
import { type PaceLimits, WalkPace } from '../../parts/monitoring/walk-pace.js';
import { inPairs } from '../in-pairs.js';
import type { RedisExecutor } from '../redis-executor.js';
import { readRows } from './job-rows.js';
import { GROUP_UNFINISHED, UNFINISHED_OF_BATCH } from './scripts/batch-jobs.lua.js';
import { sharedMembers } from './shared-members.js';

const JOBS_IN_SCRIPT = 1_000;
/** For all rare states together. */
const RARE_LIMITS: PaceLimits = { jobs: 50_000, ms: 20 };

type Counts = Map<string, number>;

interface Counted {
  readonly states: Counts;
  readonly queues: Counts;
  readonly isExact: boolean;
}

/**
 * Looks at the jobs of the batch from the youngest on, because the oldest mostly end first, and stops at the last one that is
 * not finished. Where there are too many, the states that few jobs are in are looked at by themselves, so that a million
 * Enqueued jobs do not hide a few Failed ones.
 */
export async function summarizeUnfinished(
  reader: RedisExecutor,
  batchId: string,
  limit: number,
  limits = SEARCH_LIMITS,
): Promise<UnfinishedJobs> {
  const [unfinished, nested, rare] = await reader.run<[number, number, string[]]>(
    UNFINISHED_OF_BATCH,
    [batchId],
  );
  const enough = nested === 0 ? unfinished : Number.POSITIVE_INFINITY;
  const pace = new WalkPace(limits, JOBS_IN_SCRIPT);
  const counted = await walkedCounts(reader, batchId, { enough, pace });
  const exact = counted.isExact
    ? new Map<string, BoundedCount>()
    : await countsOfRareStates(reader, batchId, inPairs(rare));
  const { isExact } = counted;
  const bounded = ([name, count]: readonly [string, number]) => [name, { count, isExact }] as const;
  const byState = new Map([...Array.from(counted.states, bounded), ...exact]);
  return {
    states: [...byState]
      .filter(([, { count }]) => count > 0)
      .sort(([a], [b]) => compare(a, b))
      .map(([state, jobs]) => ({ state, jobs })),
    queues: [...counted.queues]
      .sort(([a, left], [b, right]) => right - left || compare(a, b))
      .slice(0, limit)
      .map(([queue, count]) => ({ queue, jobs: { count, isExact } })),
  };
}

async function walkedCounts(
  reader: RedisExecutor,
  batchId: string,
  { enough, pace }: { readonly enough: number; readonly pace: WalkPace },
): Promise<Counted> {
  const states: Counts = new Map();
  const queues: Counts = new Map();
  let found = 0;
  for (let from = 0; found < enough; from += JOBS_IN_SCRIPT) {
    const args = [batchId, from, from + JOBS_IN_SCRIPT - 1];
    const [looked, groups] = await reader.run<[number, (string | number)[]]>(
      GROUP_UNFINISHED,
      args,
    );
    for (let at = 0; at < groups.length; at += 3) {
      const [state, queue, count] = groups.slice(at, at + 3);
      add(states, String(state), Number(count));
      add(queues, String(queue), Number(count));
      found += Number(count);
    }
    if (looked < JOBS_IN_SCRIPT) break;
    pace.took(looked);
    if (pace.isOver) return { states, queues, isExact: false };
  }
  return { states, queues, isExact: true };
}

/** Of states with so few jobs that all of them can be looked for in the batch. */
async function countsOfRareStates(
  reader: RedisExecutor,
  batchId: string,
  rare: readonly (readonly [set: string, state: string])[],
): Promise<Map<string, BoundedCount>> {
  const counts = new Map<string, BoundedCount>();
  const pace = new WalkPace(RARE_LIMITS, 1);
  for (const [set, state] of rare) {
    const { ids, isExact } = await sharedMembers(reader, [set, `jobsOf:${batchId}`], {
      pace,
      atMost: MAX_UNFINISHED_COUNTED,
    });
    if (!isExact) continue;
    const rows = await readRows(reader, ids, []);
    const count = rows.filter((job) => job.state === state && !job.isFinished).length;
    counts.set(state, { count, isExact });
  }
  return counts;
}

function add(counts: Counts, name: string, count: number): void {
  counts.set(name, (counts.get(name) ?? 0) + count);
}

const compare = (a: string, b: string) => (a < b ? -1 : 1);
