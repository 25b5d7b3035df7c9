import { ProcessingState } from '../../../../../states/processing-state.js';
import type {
  ClaimedJob,
  HistoryEntry,
  JobRecord,
  JobStateRecord,
} from '../../../../../storage/records.js';
import { dateOf, optionalDateOf } from '../../../../sql/instants.js';
import { readHistory, readParameters } from '../../../../sql/jobs/job-text.js';
import type { Row } from '../connection/mysql-client.js';

// Both readings name their fields one by one: spreading the common ones into them makes no-op jobs slower (see
// docs/performance.md).

export function claimedJobOf(row: Row, serverId: string): ClaimedJob {
  const createdAt = dateOf(row.created_ms);
  return {
    id: row.id as string,
    type: row.type as string,
    method: row.method as string,
    arguments: row.arguments as string,
    queue: row.queue as string,
    priority: row.priority as number,
    lease: { serverId, attempt: row.attempt as number },
    parameters: readParameters(row.parameters as string),
    createdAt,
    runAt: optionalDateOf(row.run_ms) ?? createdAt,
    claimedAt: dateOf(row.changed_ms),
    batchId: (row.batch_id as string | null) ?? undefined,
    isCanceled: Number(row.is_canceled) === 1 || undefined,
  };
}

export function jobRecordOf(row: Row): JobRecord {
  const expireAt = optionalDateOf(row.expire_ms);
  return {
    id: row.id as string,
    type: row.type as string,
    method: row.method as string,
    arguments: row.arguments as string,
    queue: row.queue as string,
    priority: row.priority as number,
    state: row.state as string,
    isFinished: expireAt !== undefined,
    attempt: row.attempt as number,
    parameters: readParameters(row.parameters as string) ?? {},
    history: [...readHistory(row.history as string), ...runningEntry(row)],
    createdAt: dateOf(row.created_ms),
    runAt: optionalDateOf(row.run_ms),
    expireAt,
    serverId: (row.server_id as string | null) ?? undefined,
    waitingFor: (row.waiting_for as string | null) ?? undefined,
    batchId: (row.batch_id as string | null) ?? undefined,
  };
}

export const jobStateOf = (row: Row): JobStateRecord => ({
  id: row.id as string,
  state: row.state as string,
  isFinished: Number(row.is_finished) === 1,
  attempt: Number(row.attempt),
});

/** That a job is Processing is not written before it ends: it follows from its lease. */
function runningEntry({ state, server_id: serverId, changed_ms: changedMs }: Row): HistoryEntry[] {
  if (state !== ProcessingState.NAME) return [];
  return [{ state: ProcessingState.NAME, at: dateOf(changedMs), data: { serverId } }];
}
