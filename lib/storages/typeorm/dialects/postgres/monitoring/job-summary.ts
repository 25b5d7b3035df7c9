import { ProcessingState } from '../../../../../states/processing-state.js';
import type { JobSummary } from '../../../../../storage/monitoring-store.js';
import { dateOf, optionalDateOf } from '../../../../sql/instants.js';
import { readLastEntry, readParameters } from '../../../../sql/jobs/job-text.js';
import type { Row } from '../connection/postgres-database.js';

export function jobSummaryOf(row: Row): JobSummary {
  const expireAt = optionalDateOf(row.expire_ms);
  const { reason, data } = lastEntryOf(row);
  return {
    id: row.id as string,
    type: row.type as string,
    method: row.method as string,
    arguments: (row.arguments as string | null) ?? undefined,
    queue: row.queue as string,
    priority: row.priority as number,
    state: row.state as string,
    isFinished: expireAt !== undefined,
    attempt: row.attempt as number,
    parameters: readParameters(row.parameters as string) ?? {},
    createdAt: dateOf(row.created_ms),
    runAt: optionalDateOf(row.run_ms),
    expireAt,
    serverId: (row.server_id as string | null) ?? undefined,
    waitingFor: (row.waiting_for as string | null) ?? undefined,
    batchId: (row.batch_id as string | null) ?? undefined,
    stateAt: dateOf(row.state_ms),
    reason,
    data,
  };
}

/** That a job is Processing is not written before it ends. */
function lastEntryOf({ state, server_id: serverId, history }: Row) {
  if (state === ProcessingState.NAME) return { reason: undefined, data: { serverId } };
  return readLastEntry(history as string);
}
