import { serializeResult } from '../job/result-serializer.js';
import { DeletedState } from '../states/deleted-state.js';
import { EnqueuedState } from '../states/enqueued-state.js';
import { FailedState } from '../states/failed-state.js';
import type { State } from '../states/state.js';
import { SucceededState } from '../states/succeeded-state.js';
import type { Assignment } from './assignment.js';
import { LeaseLostError } from './errors/lease-lost-error.js';
import { ServerStoppingError } from './errors/server-stopping-error.js';
import type { MethodCaller } from './method-caller.js';
import { performFiltered } from './perform-filtered.js';

export interface JobRunOptions {
  readonly serverId: string;
  readonly maxResultBytes: number;
  readonly maxStackLines: number;
}

/** One run of a job's method, and the state that it ends in. */
export class JobRun {
  constructor(
    private readonly caller: MethodCaller,
    private readonly options: JobRunOptions,
  ) {}

  async outcomeOf(assignment: Assignment, startedAt: Date): Promise<State> {
    const { maxResultBytes } = this.options;
    const latencyMs = Math.max(0, startedAt.getTime() - assignment.claimed.runAt.getTime());
    const startedMs = performance.now();

    try {
      const call = this.caller.prepare(assignment);
      const performed = await performFiltered(assignment, call);
      if (performed.canceledBy !== undefined) {
        return new DeletedState(`Canceled by filter ${performed.canceledBy}`);
      }
      const result = serializeResult(performed.result, maxResultBytes);
      return new SucceededState(result, latencyMs, Math.round(performance.now() - startedMs));
    } catch (error) {
      return this.stateAfter(error, assignment);
    }
  }

  private stateAfter(error: unknown, { abort }: Assignment): State {
    if (abort.explains(error)) return new EnqueuedState(undefined, requeueReason(abort.reason));
    const { serverId, maxStackLines } = this.options;
    return new FailedState(error, { serverId, maxStackLines });
  }
}

/** A run that obeyed its signal has not failed; where the job was taken away, this is refused. */
function requeueReason(reason: unknown): string {
  if (reason instanceof ServerStoppingError) return 'Requeued because its server was stopping';
  if (reason instanceof LeaseLostError) return 'Requeued because its server lost its lease';
  return 'Requeued because it was taken away';
}
