import type { HandlerCatalog } from '../../job/handlers/handler-catalog.js';
import type { JobSummary } from '../../storage/monitoring/monitoring-store.js';
import { PARKED } from '../../storage/queues/parked-jobs.js';
import { exceptionOf } from '../exception-of.js';
import type { JobDetails } from '../job-details.js';
import { argumentsOf, displayNameOf } from '../stored-call.js';

/** As much of a job as a list needs. `get` of BackgroundJobService tells the rest. */
export interface FoundJob
  extends Pick<
    JobDetails,
    | 'id'
    | 'type'
    | 'method'
    | 'displayName'
    | 'queue'
    | 'priority'
    | 'state'
    | 'attempt'
    | 'parameters'
    | 'createdAt'
    | 'runAt'
    | 'expireAt'
    | 'serverId'
    | 'waitingFor'
    | 'isParked'
    | 'batchId'
  > {
  /** Undefined where their stored text has more than 2,000 characters, or cannot be read. */
  readonly args: readonly unknown[] | undefined;
  /** When the job came into its state. */
  readonly stateAt: Date;
  /** Why the job came into its state. */
  readonly reason: string | undefined;
  /** The exception that brought the job into its state. */
  readonly exception: JobDetails['exception'];
}

/** A page of what a query has found. */
export interface FoundJobs {
  readonly jobs: readonly FoundJob[];
  /** The cursor of the next page; undefined where nothing more can be found. */
  readonly next: string | undefined;
  /**
   * Given where the search stopped at its bound: it has looked at all jobs that are newer than this time, or older if
   * the oldest come first. It goes on from there with `next`.
   */
  readonly searchedUntil: Date | undefined;
}

export function foundJobOf(summary: JobSummary, handlers: HandlerCatalog): FoundJob {
  const { state, stateAt, reason, data, waitingFor } = summary;
  return {
    id: summary.id,
    type: summary.type,
    method: summary.method,
    displayName: displayNameOf(summary, handlers),
    args: argumentsOf(summary),
    queue: summary.queue,
    priority: summary.priority,
    state,
    stateAt,
    reason,
    exception: exceptionOf({ state, history: [{ state, at: stateAt, data }] }),
    attempt: summary.attempt,
    parameters: summary.parameters,
    createdAt: summary.createdAt,
    runAt: summary.runAt,
    expireAt: summary.expireAt,
    serverId: summary.serverId,
    waitingFor: waitingFor === PARKED ? undefined : waitingFor,
    isParked: waitingFor === PARKED,
    batchId: summary.batchId,
  };
}
