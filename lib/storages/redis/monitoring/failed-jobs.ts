import { FAILED } from '../../../states/state-names.js';
import type { FailureSummary } from '../../../storage/monitoring-store.js';
import { MAX_FAILURES_GROUPED } from '../../parts/monitoring/bounds.js';
import { groupFailures } from '../../parts/monitoring/failure-groups.js';
import { SEARCH_LIMITS } from '../../parts/monitoring/search-limits.js';
import { WalkPace } from '../../parts/monitoring/walk-pace.js';
import type { RedisExecutor } from '../redis-executor.js';
import type { JobField } from './job-row-fields.js';
import { readRows } from './job-rows.js';
import { LAST_MEMBERS } from './scripts/shared-members.lua.js';
import { type SharedMembers, sharedMembers } from './shared-members.js';

const FAILED_SET = `state:${FAILED}`;
const FIELDS: readonly JobField[] = ['since', 'type', 'method', 'failure', 'fingerprint'];

/** The most frequent first, of all Failed jobs or of those of a batch. */
export async function summarizeFailures(
  reader: RedisExecutor,
  limit: number,
  batchId: string | undefined,
): Promise<FailureSummary[]> {
  const { ids, isExact } = await (batchId === undefined
    ? latestFailed(reader)
    : failedOfBatch(reader, batchId));
  const rows = await readRows(reader, ids, FIELDS);
  const failed = rows.filter(({ state }) => state === FAILED);
  return groupFailures(failed, isExact).slice(0, limit);
}

async function latestFailed(reader: RedisExecutor): Promise<SharedMembers> {
  const args = [FAILED_SET, MAX_FAILURES_GROUPED];
  const [ids, size] = await reader.run<[string[], number]>(LAST_MEMBERS, args);
  return { ids, isExact: size <= ids.length };
}

const failedOfBatch = (reader: RedisExecutor, batchId: string) =>
  sharedMembers(reader, [FAILED_SET, `jobsOf:${batchId}`], {
    pace: new WalkPace(SEARCH_LIMITS, 1),
    atMost: MAX_FAILURES_GROUPED,
  });
