import { FAILED } from '../../../states/state-names.js';
import type { FailureSummary } from '../../../storage/monitoring/monitoring-store.js';
import { readFailure } from '../../parts/failure-text.js';
import { MAX_FAILURES_GROUPED } from '../../parts/monitoring/bounds.js';
import {
  type FailureGroup,
  mergeFailures,
  methodOf,
} from '../../parts/monitoring/failure-groups.js';
import { SEARCH_LIMITS } from '../../parts/monitoring/search-limits.js';
import { WalkPace } from '../../parts/monitoring/walk-pace.js';
import { inPairs } from '../in-pairs.js';
import type { RedisExecutor } from '../redis-executor.js';
import { readAll } from './read-all.js';
import { GROUP_FAILURES } from './scripts/group-failures.lua.js';
import { LAST_MEMBERS } from './scripts/shared-members.lua.js';
import { type SharedMembers, sharedMembers } from './shared-members.js';

const FAILED_SET = `state:${FAILED}`;
const JOBS_IN_SCRIPT = 500;

type GroupRow = readonly [
  count: number,
  fingerprint: string,
  failure: string | null,
  since: number,
  id: string,
  names: string[],
];

/** The most frequent first, of all Failed jobs or of those of a batch. */
export async function summarizeFailures(
  reader: RedisExecutor,
  limit: number,
  batchId: string | undefined,
): Promise<FailureSummary[]> {
  const { ids, isExact } = await (batchId === undefined
    ? latestFailed(reader)
    : failedOfBatch(reader, batchId));
  const rows = await readAll<GroupRow>(reader, GROUP_FAILURES, ids, { count: JOBS_IN_SCRIPT });
  return mergeFailures(rows.map(groupOf), isExact).slice(0, limit);
}

function groupOf([count, fingerprint, text, since, id, names]: GroupRow): FailureGroup {
  const [type = '', method = ''] = names;
  const failure =
    text === null ? undefined : { ...readFailure(text), ...(fingerprint && { fingerprint }) };
  return {
    latest: { id, type, method, since, failure },
    count,
    methods: new Set(inPairs(names).map(([type, method]) => methodOf({ type, method }))),
  };
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
