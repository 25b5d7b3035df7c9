import type { BatchRecord, BatchState } from '../../../storage/batches/batch-store.js';
import type {
  BatchSearch,
  BatchSearchAnswer,
  SearchPage,
} from '../../../storage/monitoring/monitoring-store.js';
import { chunksOf } from '../../parts/chunks.js';
import { batchCursorOf, idInBatchCursor } from '../../parts/monitoring/batch-cursor.js';
import { MAX_BATCHES_LOOKED_AT } from '../../parts/monitoring/bounds.js';
import { contains } from '../../parts/monitoring/containing.js';
import { SEARCH_LIMITS } from '../../parts/monitoring/search-limits.js';
import { WalkPace } from '../../parts/monitoring/walk-pace.js';
import { batchRecordOf } from '../batches/batch-row.js';
import type { RedisExecutor } from '../redis-executor.js';
import { READ_BATCHES, WALK_BATCHES } from './scripts/search-batches.lua.js';

const BATCHES_IN_SCRIPT = 500;
const RECORDS_IN_SCRIPT = 200;

type BatchRow = readonly [id: string, state: string | null, description: string | null];

/** Finds the batches first, and then what their jobs came to. */
export async function findBatchPage(
  reader: RedisExecutor,
  search: BatchSearch,
  { limit, cursor }: SearchPage,
): Promise<BatchSearchAnswer> {
  const found: string[] = [];
  const pace = new WalkPace({ ...SEARCH_LIMITS, jobs: MAX_BATCHES_LOOKED_AT }, BATCHES_IN_SCRIPT);
  let behind = cursor === undefined ? '' : idInBatchCursor(cursor);
  let hasMore = true;
  while (hasMore && found.length <= limit && !pace.isOver) {
    const rows = await reader.run<BatchRow[]>(WALK_BATCHES, [BATCHES_IN_SCRIPT, behind]);
    found.push(...rows.filter((row) => isAsked(row, search)).map(([id]) => id));
    pace.took(rows.length);
    behind = rows.at(-1)?.[0] ?? behind;
    hasMore = rows.length === BATCHES_IN_SCRIPT;
  }

  const ids = found.slice(0, limit);
  const next = found.length > limit ? ids.at(-1) : hasMore ? behind : undefined;
  const batches = await recordsOf(reader, ids);
  return { batches, ...(next === undefined ? {} : { next: batchCursorOf(next) }) };
}

const isAsked = ([, state, description]: BatchRow, { states, ...asked }: BatchSearch) =>
  state !== null &&
  (!states?.length || states.includes(state as BatchState)) &&
  (asked.description === undefined || contains(description ?? undefined, asked.description));

async function recordsOf(reader: RedisExecutor, ids: readonly string[]): Promise<BatchRecord[]> {
  const records: BatchRecord[] = [];
  for (const chunk of chunksOf(ids, { count: RECORDS_IN_SCRIPT })) {
    const rows = await reader.run<string[][]>(READ_BATCHES, chunk);
    records.push(...rows.flatMap((row, at) => batchRecordOf(chunk[at] ?? '', row) ?? []));
  }
  return records;
}
