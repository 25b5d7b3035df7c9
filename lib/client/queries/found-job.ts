import type { HandlerCatalog } from '../../job/handlers/handler-catalog.js';
import type { JobSummary } from '../../storage/monitoring/monitoring-store.js';
import { PARKED } from '../../storage/queues/parked-jobs.js';
import { exceptionOf } from '../exception-of.js';
import type { JobDetails } from '../job-details.js';
import { argumentsOf, displayNameOf } from '../stored-call.js';

/** The part of a job that a list needs. `get` of BackgroundJobService returns the rest. */
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
  /** Undefined where the stored text of the arguments has more than 2,000 characters, or cannot be read. */
  readonly args: readonly unknown[] | undefined;
  /** When the job came into its state. */
  readonly stateAt: Date;
  /** Why the job came into its state. */
  readonly reason: string | undefined;
  /** The exception that brought the job into its state. */
  readonly exception: JobDetails['exception'];
}

/** A page of the jobs that a query has found. */
export interface FoundJobs {
  readonly jobs: readonly FoundJob[];
  /** The cursor of the next page; undefined where there is no next page. */
  readonly next: string | undefined;
  /**
   * Given when the search stopped at its bound. The search has then looked at all jobs that are newer than this time,
   * or at all older jobs if the oldest come first. With `next` it goes on from there.
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
