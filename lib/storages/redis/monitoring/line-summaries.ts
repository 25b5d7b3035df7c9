import type { LineSummary } from '../../../storage/monitoring/monitoring-store.js';
import { chunksOf } from '../../parts/chunks.js';
import { inPairs } from '../in-pairs.js';
import type { RedisExecutor } from '../redis-executor.js';
import { COUNT_LINES, DESCRIBE_LINES } from './scripts/summarize-lines.lua.js';

const RESOURCES_IN_SCRIPT = 200;
/** So many resources are looked at. */
const MAX_RESOURCES = 10_000;

type LineRow = readonly [oldest: string | null, jobId: string | null, serverId: string | null];

/** The longest line comes first. Of equally long ones, the one whose resource comes first. */
export async function summarizeLines(reader: RedisExecutor, limit: number): Promise<LineSummary[]> {
  const lines = [...(await lengthsOfLines(reader))]
    .sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
    .slice(0, limit);

  const summaries: LineSummary[] = [];
  for (const chunk of chunksOf(lines, { count: RESOURCES_IN_SCRIPT })) {
    const resources = chunk.map(([resource]) => resource);
    const rows = await reader.run<LineRow[]>(DESCRIBE_LINES, resources);
    for (const [at, [resource, count]] of chunk.entries()) {
      const [oldestJobId = null, jobId, serverId] = rows[at] ?? [];
      // The line has ended since it was counted.
      if (oldestJobId === null) continue;
      const holder = jobId && serverId ? { jobId, serverId } : undefined;
      summaries.push({ resource, waiting: { count, isExact: true }, oldestJobId, holder });
    }
  }
  return summaries;
}

async function lengthsOfLines(reader: RedisExecutor): Promise<ReadonlyMap<string, number>> {
  const lengths = new Map<string, number>();
  let cursor = '0';
  do {
    const args = [cursor, RESOURCES_IN_SCRIPT];
    const [next, found] = await reader.run<[string, string[]]>(COUNT_LINES, args);
    for (const [resource, length] of inPairs(found)) lengths.set(resource, Number(length));
    cursor = next;
  } while (cursor !== '0' && lengths.size < MAX_RESOURCES);
  return lengths;
}
