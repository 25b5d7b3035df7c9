import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import type { JobException } from '../job/job-exception.js';
import { deserializeArguments } from '../job/serialization/argument-serializer.js';
import {
  deserializeResult,
  type OmittedResult,
  type StoredResult,
} from '../job/serialization/result-serializer.js';
import { SucceededState } from '../states/succeeded-state.js';
import type { HistoryEntry, JobParameters, JobRecord } from '../storage/records.js';
import { exceptionOf } from './exception-of.js';

/** All that is known of a job, for people and programs. */
export interface JobDetails {
  readonly id: string;
  readonly type: string;
  readonly method: string;
  /** The name by which people know it; from `@JobDisplayName`, where this process has the class. */
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
  /** What the method returned, once the job has succeeded. */
  readonly result: unknown;
  /** Why the result was not kept, where it was not. */
  readonly omittedResult: OmittedResult | undefined;
  /** What it threw last, unless it has succeeded since. */
  readonly exception: JobException | undefined;
  readonly createdAt: Date;
  /** Scheduled: when it becomes ready. Enqueued: since when it is. */
  readonly runAt: Date | undefined;
  /** When a finished job is removed. */
  readonly expireAt: Date | undefined;
  /** The server that runs it now. */
  readonly serverId: string | undefined;
  /** The resource that has to become free before it can run. */
  readonly waitingFor: string | undefined;
  /** The batch that it belongs to. */
  readonly batchId: string | undefined;
  /** The jobs and batches that it waits for, or was waiting for. */
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
    displayName: displayName(record, handlers),
    args: readOr(undefined, () => deserializeArguments(record.arguments)),
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
    waitingFor: record.waitingFor,
    batchId: record.batchId,
    parentIds,
  };
}

function resultOf({ state, history }: JobRecord): StoredResult {
  const none: StoredResult = { value: undefined };
  const stored = history.at(-1)?.data.result;
  if (state !== SucceededState.NAME || typeof stored !== 'string') return none;
  return readOr(none, () => deserializeResult(stored));
}

/** A damaged text must not keep the rest of the job from being seen. */
function readOr<T>(fallback: T, read: () => T): T {
  try {
    return read();
  } catch {
    return fallback;
  }
}

function displayName({ type, method, arguments: text }: JobRecord, handlers: HandlerCatalog) {
  const shown = handlers.shownCalls(handlers.findUnambiguous(type));
  return shown.displayName(method, () => deserializeArguments(text), `${type}.${method}`);
}
