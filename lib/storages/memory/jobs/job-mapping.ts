import { EnqueuedState } from '../../../states/enqueued-state.js';
import { ProcessingState } from '../../../states/processing-state.js';
import { ScheduledState } from '../../../states/scheduled-state.js';
import type {
  ClaimedJob,
  HistoryEntry,
  JobRecord,
  JobStateRecord,
  NewJob,
} from '../../../storage/jobs/records.js';
import { MAX_LISTED_ARGUMENTS_CHARS } from '../../../storage/monitoring/listed-arguments.js';
import type { JobSummary } from '../../../storage/monitoring/monitoring-store.js';
import {
  type HeldLease,
  isFinished,
  isWaiting,
  type StoredEntry,
  type StoredJob,
} from './stored-job.js';

// The store keeps JSON text. So neither the store nor a caller changes an object of the other, and the store keeps
// only values that a database can keep.

/** The fields that a job has in every form. */
const placedCallOf = (job: NewJob | StoredJob) => ({
  id: job.id,
  type: job.type,
  method: job.method,
  arguments: job.arguments,
  queue: job.queue,
  priority: job.priority,
  batchId: job.batchId,
});

export function toStoredJob(job: NewJob, now: number): StoredJob {
  return {
    ...placedCallOf(job),
    state: job.state,
    since: now,
    attempt: 0,
    parameters: JSON.stringify(job.parameters),
    history: job.history.map(toStoredEntry),
    createdAt: now,
    runAt: runAtIn(job.state, job.runAt, now),
    expireAt: job.expireAt?.getTime(),
    lease: undefined,
    wait: undefined,
  };
}

export function toStoredEntry({ state, at, reason, data }: HistoryEntry): StoredEntry {
  return { state, at: at.getTime(), reason, data: JSON.stringify(data) };
}

/** A job without a time is ready or due at once. */
export function runAtIn(state: string, given: Date | undefined, now: number): number | undefined {
  const needsTime = state === EnqueuedState.NAME || state === ScheduledState.NAME;
  return given?.getTime() ?? (needsTime ? now : undefined);
}

export function toClaimedJob(job: StoredJob, lease: HeldLease, isCanceled: boolean): ClaimedJob {
  return {
    ...placedCallOf(job),
    isCanceled: isCanceled || undefined,
    lease: { serverId: lease.serverId, attempt: job.attempt },
    parameters: JSON.parse(job.parameters),
    createdAt: new Date(job.createdAt),
    runAt: new Date(job.runAt ?? job.since),
    claimedAt: new Date(lease.since),
  };
}

export function toJobRecord(job: StoredJob): JobRecord {
  return {
    ...placedCallOf(job),
    state: job.state,
    isFinished: isFinished(job),
    attempt: job.attempt,
    parameters: JSON.parse(job.parameters),
    history: historyOf(job),
    createdAt: new Date(job.createdAt),
    runAt: toDate(job.runAt),
    expireAt: toDate(job.expireAt),
    serverId: job.lease?.serverId,
    waitingFor: isWaiting(job) ? job.wait?.resource : undefined,
  };
}

export const toStateRecord = (job: StoredJob): JobStateRecord => ({
  id: job.id,
  state: job.state,
  isFinished: isFinished(job),
  attempt: job.attempt,
});

export function toJobSummary(job: StoredJob): JobSummary {
  const { history, ...record } = toJobRecord(job);
  const last = history.at(-1);
  const isShort = job.arguments.length <= MAX_LISTED_ARGUMENTS_CHARS;
  return {
    ...record,
    arguments: isShort ? job.arguments : undefined,
    stateAt: new Date(job.since),
    reason: last?.reason,
    data: last?.data ?? {},
  };
}

/** A run has no stored entry before it ends. Until then its lease shows the run. */
function historyOf({ history, lease }: StoredJob): HistoryEntry[] {
  const entries = history.map(toHistoryEntry);
  if (lease !== undefined) entries.push(entryOfRun(lease));
  return entries;
}

function entryOfRun({ serverId, since }: HeldLease): HistoryEntry {
  const state = new ProcessingState(serverId);
  return { state: state.name, at: new Date(since), data: state.toData() };
}

function toHistoryEntry({ state, at, reason, data }: StoredEntry): HistoryEntry {
  return { state, at: new Date(at), reason, data: JSON.parse(data) };
}

const toDate = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms));
