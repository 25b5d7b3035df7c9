import { AwaitingState } from '../states/awaiting-state.js';
import { DeletedState } from '../states/deleted-state.js';
import { EngineReason } from '../states/engine-reason.js';
import type { State } from '../states/state.js';
import { stateAfterWaiting } from '../states/state-after-waiting.js';
import type { ParentLink } from '../storage/continuations/continuation-store.js';
import { isOpen, unmetOf } from './parent-links.js';
import { unmetReason } from './unmet-reason.js';
import type { Waiting } from './waiting.js';

/** How a new job begins. */
export interface JobStart {
  readonly state: State;
  /** The links to its parents. A link to a parent that has ended carries the outcome of that parent. */
  readonly parents?: readonly ParentLink[] | undefined;
  /** The batch that the job belongs to. */
  readonly batchId?: string | undefined;
}

/** Chooses the first state of a job by the parents that have ended already. */
export function startOf(waiting: Waiting, parents: readonly ParentLink[], now: Date): JobStart {
  return { state: firstStateOf(waiting, parents, now), parents };
}

function firstStateOf(waiting: Waiting, parents: readonly ParentLink[], now: Date): State {
  const { awaiting } = waiting;
  const unmet = unmetReasonOf(waiting, parents);
  if (unmet !== undefined) return new DeletedState(unmet);

  const open = parents.find(isOpen);
  if (!open) {
    const reason = parents.length > 0 ? EngineReason.of('parents-ended') : awaiting.reason;
    return stateAfterWaiting(awaiting.toData(), now, reason);
  }
  if (awaiting.parentIds.length > 0) return awaiting;
  // The job waits only for the start of its batch.
  return new AwaitingState([open.parentId], { ...awaiting.options, condition: open.condition });
}

/** Why the condition can no longer be met; undefined while it still can be. */
export function unmetReasonOf(
  { awaiting, hasCanceledParent }: Waiting,
  parents: readonly ParentLink[],
): EngineReason | undefined {
  const unmet = unmetOf(parents);
  if (unmet?.outcome !== undefined) return unmetReason(unmet.parentId, unmet.outcome);

  // A parent that a filter has cancelled counts as deleted.
  const mayGoOn = ['deleted', 'finished'].includes(awaiting.condition);
  return hasCanceledParent && !mayGoOn ? EngineReason.of('parent-canceled') : undefined;
}
