import { ScheduledState } from '../../../states/scheduled-state.js';
import { BULK_PARAMETER } from '../../../storage/bulk-store.js';
import type { Failure } from '../../../storage/latest-failure.js';
import type { JobSearch, MsRange } from '../../../storage/monitoring-store.js';
import { recurringParameter } from '../../../storage/recurring-parameter.js';
import type { StoredJob } from '../jobs/stored-job.js';
import { contains } from './containing.js';
import { failureOf } from './job-failure.js';
import { hasRunOn, lastFailedAt, successOf } from './job-runs.js';

/** Whether a job matches a search. */
export function matches(job: StoredJob, search: JobSearch): boolean {
  return (
    isThere(job, search) && wasCreatedThen(job, search) && says(job, search) && tells(job, search)
  );
}

function isThere(job: StoredJob, search: JobSearch): boolean {
  const { ids, states, queue, serverId, batchId, isRetry } = search;
  return (
    (ids === undefined || ids.includes(job.id)) &&
    (!states?.length || states.includes(job.state)) &&
    (queue === undefined || job.queue === queue) &&
    (serverId === undefined || job.lease?.serverId === serverId) &&
    (batchId === undefined || job.batchId === batchId) &&
    (isRetry === undefined || isRetry === isRetried(job))
  );
}

const isRetried = (job: StoredJob) =>
  job.state === ScheduledState.NAME && failureOf(job) !== undefined;

const wasCreatedThen = ({ createdAt }: StoredJob, { before, after }: JobSearch) =>
  (before === undefined || createdAt < before.getTime()) &&
  (after === undefined || createdAt >= after.getTime());

/** Whether the history of the job says so. */
function tells(job: StoredJob, search: JobSearch): boolean {
  const { failedBefore, failedAfter, ranOn, duration, latency } = search;
  return (
    (ranOn === undefined || hasRunOn(job, ranOn)) &&
    (failedBefore === undefined || lastFailedAt(job) < failedBefore.getTime()) &&
    (failedAfter === undefined || lastFailedAt(job) >= failedAfter.getTime()) &&
    (duration === undefined || isIn(duration, successOf(job)?.durationMs)) &&
    (latency === undefined || isIn(latency, successOf(job)?.latencyMs))
  );
}

function says(job: StoredJob, search: JobSearch) {
  const { type, method, error, fingerprint, argument, words, recurringId, bulkId } = search;
  const isAboutFailure = error !== undefined || fingerprint !== undefined || words?.length;
  const failure = isAboutFailure ? failureOf(job) : undefined;
  return (
    (type === undefined || contains(job.type, type)) &&
    (method === undefined || contains(job.method, method)) &&
    (error === undefined || isInFailure(failure, error)) &&
    (fingerprint === undefined || failure?.fingerprint === fingerprint) &&
    (argument === undefined || contains(job.arguments, argument)) &&
    (recurringId === undefined || has(job, recurringParameter(recurringId))) &&
    (bulkId === undefined || has(job, [BULK_PARAMETER, bulkId])) &&
    (words ?? []).every(
      (word) =>
        contains(job.type, word) || contains(job.method, word) || isInFailure(failure, word),
    )
  );
}

const isInFailure = (failure: Failure | undefined, part: string) =>
  contains(failure?.type, part) || contains(failure?.message, part);

function has({ parameters }: StoredJob, [name, value]: readonly [string, string]): boolean {
  return (JSON.parse(parameters) as Record<string, unknown>)[name] === value;
}

const isIn = ({ atLeast = 0, atMost = Number.MAX_VALUE }: MsRange, ms: unknown) =>
  typeof ms === 'number' && ms >= atLeast && ms <= atMost;
