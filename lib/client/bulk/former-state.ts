import { EngineReason } from '../../states/engine-reason.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import { FailedState } from '../../states/failed-state.js';
import { RestoredState } from '../../states/restored-state.js';
import { ScheduledState } from '../../states/scheduled-state.js';
import type { State } from '../../states/state.js';
import { SucceededState } from '../../states/succeeded-state.js';
import type { JobRecord } from '../../storage/jobs/records.js';
import { OPERATION_ID } from './bulk-state.js';

/**
 * The state from which a bulk operation deleted a job. Undefined where the job was deleted in another way. Also
 * undefined for states that cannot come back: a job that was Processing may have done its work, and an Awaiting job has
 * lost its parents.
 */
export function formerState(
  { state, history }: Pick<JobRecord, 'state' | 'history'>,
  operationId: string,
  user: string,
): State | undefined {
  const deleted = history.at(-1);
  const before = history.at(-2);
  if (deleted?.state !== state || deleted.data[OPERATION_ID] !== operationId) return undefined;

  const reason = EngineReason.of('restored-by', { user });
  const data = before?.data ?? {};
  switch (before?.state) {
    case EnqueuedState.NAME:
      return new EnqueuedState(undefined, reason);
    case ScheduledState.NAME:
      return scheduledAt(data.enqueueAt, reason);
    case FailedState.NAME:
      return new RestoredState({ name: FailedState.NAME, isFinal: false, data }, reason);
    case SucceededState.NAME:
      return new RestoredState({ name: SucceededState.NAME, isFinal: true, data }, reason);
    default:
      return undefined;
  }
}

function scheduledAt(at: unknown, reason: EngineReason): State | undefined {
  const time = new Date(typeof at === 'string' ? at : Number.NaN);
  return Number.isNaN(time.getTime()) ? undefined : new ScheduledState(time, reason);
}
