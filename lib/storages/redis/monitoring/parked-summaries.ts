import { MAX_PARKED_COUNTED, type ParkedSummary } from '../../../storage/queues/parked-jobs.js';
import { chunksOf } from '../../parts/chunks.js';
import { dateOf } from '../../parts/instants.js';
import type { RedisExecutor } from '../redis-executor.js';
import { DESCRIBE_PARKED, LIST_PARKED } from './scripts/summarize-parked.lua.js';

const GROUPS_IN_SCRIPT = 500;

type ParkedRow = readonly [count: number, first: string | null, readySince: string | null];

/** By queue, class and method. */
export async function summarizeParked(
  reader: RedisExecutor,
  limit: number,
): Promise<ParkedSummary[]> {
  const texts = await reader.run<string[]>(LIST_PARKED);
  const groups = texts
    .map((text) => ({ text, names: JSON.parse(text) as [string, string, string] }))
    .sort((a, b) => compareNames(a.names, b.names))
    .slice(0, limit);

  const summaries: ParkedSummary[] = [];
  for (const chunk of chunksOf(groups, { count: GROUPS_IN_SCRIPT })) {
    const args = chunk.map(({ text }) => text);
    const rows = await reader.run<ParkedRow[]>(DESCRIBE_PARKED, args);
    for (const [at, { names }] of chunk.entries()) {
      const [count = 0, firstJobId, readySince] = rows[at] ?? [];
      const [queue, type, method] = names;
      // The last job of the group has left it since it was listed.
      if (!firstJobId) continue;
      summaries.push({
        queue,
        type,
        method,
        jobs: { count: Math.min(count, MAX_PARKED_COUNTED), isExact: count <= MAX_PARKED_COUNTED },
        firstJobId,
        readySince: dateOf(readySince),
      });
    }
  }
  return summaries;
}

function compareNames(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((name, index) => name !== b[index]);
  return at < 0 ? 0 : (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}
