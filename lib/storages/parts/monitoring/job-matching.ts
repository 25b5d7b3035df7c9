import { ScheduledState } from '../../../states/scheduled-state.js';
import { BULK_PARAMETER } from '../../../storage/bulk/bulk-store.js';
import type { Failure } from '../../../storage/jobs/latest-failure.js';
import type { JobSearch, MsRange } from '../../../storage/monitoring/monitoring-store.js';
import { recurringParameter } from '../../../storage/recurring/recurring-parameter.js';
import { readParameters } from '../job-text.js';
import { contains } from './containing.js';

/** A job as far as a search asks for it. */
export interface MatchableJob {
  readonly id: string;
  readonly type: string;
  readonly method: string;
  readonly queue: string;
  readonly state: string;
  /** JSON text. */
  readonly arguments: string;
  /** JSON text. */
  readonly parameters: string;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  /** Of the server that runs the job now. */
  readonly serverId: string | undefined;
  readonly batchId: string | undefined;
  /** The latest one, by the history. */
  readonly failure: Failure | undefined;
  /** When the job failed last, in milliseconds since 1970; no number for a job that never did. */
  readonly failedAt: number;
  /** What the run of a Succeeded job came to. */
  readonly success: Readonly<Record<string, unknown>> | undefined;
  /** Whether the server runs the job, or ran it. */
  hasRunOn(serverId: string): boolean;
}

/** Whether a job matches a search. A store that makes the parts of a job from texts makes only those that are asked for. */
export function matches(job: MatchableJob, search: JobSearch): boolean {
  return (
    isThere(job, search) && wasCreatedThen(job, search) && says(job, search) && tells(job, search)
  );
}

function isThere(job: MatchableJob, search: JobSearch): boolean {
  const { ids, states, queue, serverId, batchId, isRetry } = search;
  return (
    (ids === undefined || ids.includes(job.id)) &&
    (!states?.length || states.includes(job.state)) &&
    (queue === undefined || job.queue === queue) &&
    (serverId === undefined || job.serverId === serverId) &&
    (batchId === undefined || job.batchId === batchId) &&
    (isRetry === undefined || isRetry === isRetried(job))
  );
}

const isRetried = (job: MatchableJob) =>
  job.state === ScheduledState.NAME && job.failure !== undefined;

const wasCreatedThen = ({ createdAt }: MatchableJob, { before, after }: JobSearch) =>
  (before === undefined || createdAt < before.getTime()) &&
  (after === undefined || createdAt >= after.getTime());

/** Whether the history of the job says so. */
function tells(job: MatchableJob, search: JobSearch): boolean {
  const { failedBefore, failedAfter, ranOn, duration, latency } = search;
  return (
    (ranOn === undefined || job.hasRunOn(ranOn)) &&
    (failedBefore === undefined || job.failedAt < failedBefore.getTime()) &&
    (failedAfter === undefined || job.failedAt >= failedAfter.getTime()) &&
    (duration === undefined || isIn(duration, job.success?.durationMs)) &&
    (latency === undefined || isIn(latency, job.success?.latencyMs))
  );
}

function says(job: MatchableJob, search: JobSearch) {
  const { type, method, error, fingerprint, argument, words, recurringId, bulkId } = search;
  const isAboutFailure = error !== undefined || fingerprint !== undefined || words?.length;
  const failure = isAboutFailure ? job.failure : undefined;
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

function has({ parameters }: MatchableJob, [name, value]: readonly [string, string]): boolean {
  // Most jobs have none of the parameters that searches ask for.
  return parameters.includes(name) && readParameters(parameters)?.[name] === value;
}

const isIn = ({ atLeast = 0, atMost = Number.MAX_VALUE }: MsRange, ms: unknown) =>
  typeof ms === 'number' && ms >= atLeast && ms <= atMost;
