import { boundedData, boundedReason } from '../../state-machine/bounded-data.js';
import { DeletedState } from '../../states/deleted-state.js';
import { EngineReason } from '../../states/engine-reason.js';
import type { ExceptionInfo } from '../../states/exception-info.js';
import type { State, StateData } from '../../states/state.js';
import { SucceededState } from '../../states/succeeded-state.js';

/** A final state in the parameters of a job. */
export interface RememberedState {
  readonly name: string;
  readonly reason: string | undefined;
  readonly data: StateData;
}

export function rememberedState(state: State): RememberedState {
  return { name: state.name, reason: boundedReason(state), data: boundedData(state) };
}

/** The same state again. An application's own state comes back with its name and its data. */
export function restoredState({ name, reason, data }: RememberedState): State {
  if (name === SucceededState.NAME) {
    // SucceededState.toData wrote these data.
    const { result, latencyMs, durationMs } = data as {
      result?: string;
      latencyMs: number;
      durationMs: number;
    };
    return new SucceededState(result, latencyMs, durationMs, reason);
  }
  if (name === DeletedState.NAME) {
    // DeletedState.toData wrote these data.
    const { exception, because } = data as { exception?: ExceptionInfo; because?: unknown };
    return new DeletedState(EngineReason.restored(because) ?? reason, exception);
  }
  return { name, reason, isFinal: true, toData: () => data };
}
