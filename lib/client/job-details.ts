import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import type { JobException } from '../job/job-exception.js';
import type { OmittedResult, StoredResult } from '../job/serialization/result-serializer.js';
import { SucceededState } from '../states/succeeded-state.js';
import type { HistoryEntry, JobParameters, JobRecord } from '../storage/jobs/records.js';
import { PARKED } from '../storage/queues/parked-jobs.js';
import { safely } from '../support/safely.js';
import { exceptionOf } from './exception-of.js';
import { argumentsOf, displayNameOf, storedResultIn } from './stored-call.js';

/** Everything that the store knows about a job, for people and programs. */
export interface JobDetails {
  readonly id: string;
  readonly type: string;
  readonly method: string;
  /** The name by which people know the job. It comes from `@JobDisplayName` where this process has the class. */
  readonly displayName: string;
  /** Undefined where the stored text cannot be read. */
  readonly args: readonly unknown[] | undefined;
  readonly queue: string;
  readonly priority: number;
  readonly state: string;
  /** How many runs were started. */
  readonly attempt: number;
  readonly parameters: JobParameters;
  /** Oldest first. */
  readonly history: readonly HistoryEntry[];
  /** The value that the method returned, once the job has succeeded. */
  readonly result: unknown;
  /** Why the store has no result of the job, where the result could not be kept. */
  readonly omittedResult: OmittedResult | undefined;
  /** The last exception of the job, unless the job has succeeded since. */
  readonly exception: JobException | undefined;
  readonly createdAt: Date;
  /** For a Scheduled job, when it becomes ready. For an Enqueued job, since when it is ready. */
  readonly runAt: Date | undefined;
  /** When a finished job is removed. */
  readonly expireAt: Date | undefined;
  /** The server that runs the job now. */
  readonly serverId: string | undefined;
  /** The resource that has to become free before the job can run. */
  readonly waitingFor: string | undefined;
  /** Whether the job waits until a server comes that knows its method. */
  readonly isParked: boolean;
  /** The batch that the job belongs to. */
  readonly batchId: string | undefined;
  /** The jobs and batches that the job waits for, or was waiting for. */
  readonly parentIds: readonly string[];
}

export function jobDetailsOf(
  record: JobRecord,
  handlers: HandlerCatalog,
  parentIds: readonly string[],
): JobDetails {
  const result = resultOf(record);
  return {
    id: record.id,
    type: record.type,
    method: record.method,
    displayName: displayNameOf(record, handlers),
    args: argumentsOf(record),
    queue: record.queue,
    priority: record.priority,
    state: record.state,
    attempt: record.attempt,
    parameters: record.parameters,
    history: record.history,
    result: 'value' in result ? result.value : undefined,
    omittedResult: 'omitted' in result ? result.omitted : undefined,
    exception: exceptionOf(record),
    createdAt: record.createdAt,
    runAt: record.runAt,
    expireAt: record.expireAt,
    serverId: record.serverId,
    waitingFor: record.waitingFor === PARKED ? undefined : record.waitingFor,
    isParked: record.waitingFor === PARKED,
    batchId: record.batchId,
    parentIds,
  };
}

/** A damaged text must not hide the rest of the job. */
function resultOf({ state, history }: JobRecord): StoredResult {
  const none: StoredResult = { value: undefined };
  return state === SucceededState.NAME ? safely(() => storedResultIn(history.at(-1)), none) : none;
}
