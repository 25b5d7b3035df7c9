import { ProcessingState } from '../../../states/processing-state.js';
import type {
  ClaimedJob,
  HistoryEntry,
  JobParameters,
  JobRecord,
  JobStateRecord,
} from '../../../storage/jobs/records.js';
import { dateOf, optionalDateOf } from '../../parts/instants.js';
import { readHistory, readParameters } from '../../parts/job-text.js';
import { isTrue, type Row } from '../row.js';

// Both readings name their fields one by one: spreading the common ones into them made no-op jobs a
// fifth slower (see docs/performance.md).

/** What all jobs of a claim have, unless their rows say something else. */
export interface ClaimDefaults {
  readonly serverId: string;
  readonly queue: string | undefined;
}

/**
 * Jobs that are claimed together mostly have the same names, each row in texts of its own. Those of the first
 * are kept for all, because hundreds of jobs may lie ready at a time.
 */
export function claimedJobsOf(rows: readonly Row[], defaults: ClaimDefaults): ClaimedJob[] {
  const [first] = rows;
  if (!first) return [];
  const claimedAt = dateOf(first.changed_ms);
  return rows.map((row) => {
    const isAlike = row.changed_ms === first.changed_ms;
    return claimedJobOf(row, first, isAlike ? claimedAt : dateOf(row.changed_ms), defaults);
  });
}

/** Shared by all jobs without parameters. */
const NO_PARAMETERS: JobParameters = Object.freeze({});

const textOf = (text: unknown, first: unknown) => (text === first ? first : text) as string;

function claimedJobOf(
  row: Row,
  first: Row,
  claimedAt: Date,
  { serverId, queue }: ClaimDefaults,
): ClaimedJob {
  const createdAt = dateOf(row.created_ms);
  return {
    id: row.id as string,
    type: textOf(row.type, first.type),
    method: textOf(row.method, first.method),
    arguments: row.arguments as string,
    queue: row.queue === null ? (queue as string) : textOf(row.queue, first.queue),
    priority: row.priority as number,
    lease: { serverId, attempt: row.attempt as number },
    parameters: row.parameters === null ? NO_PARAMETERS : readParameters(row.parameters as string),
    createdAt,
    runAt: optionalDateOf(row.run_ms) ?? createdAt,
    claimedAt,
    batchId: (row.batch_id as string | null) ?? undefined,
    isCanceled: isTrue(row.is_canceled) || undefined,
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
  isFinished: isTrue(row.is_finished),
  attempt: row.attempt as number,
});

/** That a job is Processing is not written before it ends: it follows from its lease. */
function runningEntry({ state, server_id: serverId, changed_ms: changedMs }: Row): HistoryEntry[] {
  if (state !== ProcessingState.NAME) return [];
  return [{ state: ProcessingState.NAME, at: dateOf(changedMs), data: { serverId } }];
}
