import { types } from 'node:util';
import { serializeResult } from '../../job/serialization/result-serializer.js';
import { DeletedState } from '../../states/deleted-state.js';
import { EngineReason } from '../../states/engine-reason.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import { FailedState } from '../../states/failed-state.js';
import type { State } from '../../states/state.js';
import { SucceededState } from '../../states/succeeded-state.js';
import type { CallerTransaction } from '../../support/caller-transaction.js';
import { attempt, type MaybePromise } from '../../support/flow/maybe-promise.js';
import { JobTimeoutError } from '../errors/job-timeout-error.js';
import { LeaseLostError } from '../errors/lease-lost-error.js';
import { ServerStoppingError } from '../errors/server-stopping-error.js';
import type { Assignment } from './assignment.js';
import { CanceledRun, callFiltered } from './filtered-call.js';
import type { MethodCaller, PreparedCall } from './method-caller.js';
import type { RunTimeLimit } from './run-time-limit.js';

export interface MethodRunOptions {
  readonly serverId: string;
  readonly maxResultBytes: number;
  readonly maxStackLines: number;
}

/** One run of a job's method, and the state in which it ends. */
export class MethodRun {
  constructor(
    private readonly caller: MethodCaller,
    private readonly timeLimit: RunTimeLimit,
    private readonly options: MethodRunOptions,
  ) {}

  /**
   * Returns a promise only if the method does.
   *
   * @param complete stores a success inside a transaction of the method
   */
  outcomeOf(
    assignment: Assignment,
    startedAt: Date,
    complete: (success: SucceededState, transaction: CallerTransaction) => Promise<void>,
  ): MaybePromise<State> {
    const { maxResultBytes } = this.options;
    const latencyMs = Math.max(0, startedAt.getTime() - assignment.claimed.runAt.getTime());
    const startedMs = performance.now();
    const successWith = (returned: unknown) => {
      const result = serializeResult(returned, maxResultBytes);
      return new SucceededState(result, latencyMs, Math.round(performance.now() - startedMs));
    };

    return attempt(
      () => {
        const call = this.caller.prepare(assignment, async (transaction, result) =>
          complete(successWith(result), transaction),
        );
        return this.perform(assignment, call);
      },
      (result): State =>
        result instanceof CanceledRun
          ? new DeletedState(EngineReason.of('filter-canceled', { filter: result.filterName }))
          : successWith(result),
      (error) => this.stateAfter(error, assignment),
    );
  }

  private perform(assignment: Assignment, call: PreparedCall): unknown {
    const { timeLimit } = assignment.plan;
    const timeoutMs = timeLimit?.onTimeLimiting(assignment.filterContext({}));
    if (timeoutMs === undefined) return callFiltered(assignment, call);
    return this.timeLimit.within(timeoutMs, assignment, async () => callFiltered(assignment, call));
  }

  private stateAfter(error: unknown, { abort }: Assignment): State {
    // Handles a rejection of a promise that was thrown, because nobody else will.
    if (types.isPromise(error)) error.catch(() => {});
    const { serverId, maxStackLines } = this.options;
    if (abort.reason instanceof JobTimeoutError) {
      return new FailedState(timedOut(abort.reason, error), { serverId, maxStackLines });
    }
    if (abort.explains(error)) return new EnqueuedState(undefined, requeueReason(abort.reason));
    return new FailedState(error, { serverId, maxStackLines });
  }
}

/**
 * A run that throws after its time was up has failed because of the time limit. The error that it threw is kept as the
 * cause.
 */
function timedOut(reason: JobTimeoutError, thrown: unknown): JobTimeoutError {
  return thrown === reason
    ? reason
    : new JobTimeoutError(reason.jobId, reason.timeoutMs, { cause: thrown });
}

/**
 * A run that obeyed its signal has not failed, so its job is requeued. If the job was taken away, the store refuses
 * this.
 */
function requeueReason(reason: unknown): EngineReason {
  if (reason instanceof ServerStoppingError) return EngineReason.of('server-stopping');
  if (reason instanceof LeaseLostError) return EngineReason.of('lease-lost');
  return EngineReason.of('taken-away');
}
