import { AwaitingState } from '../states/awaiting-state.js';
import { DeletedState } from '../states/deleted-state.js';
import type { State } from '../states/state.js';
import { stateAfterWaiting } from '../states/state-after-waiting.js';
import type { ParentLink } from '../storage/continuation-store.js';
import { isOpen, unmetOf } from './parent-links.js';
import { unmetReason } from './unmet-reason.js';
import type { Waiting } from './waiting.js';

/** How a new job begins. */
export interface JobStart {
  readonly state: State;
  /** What it waits for, or no longer has to. */
  readonly parents?: readonly ParentLink[] | undefined;
  /** The batch that it belongs to. */
  readonly batchId?: string | undefined;
}

/** What is decided already decides the job's first state. */
export function startOf(waiting: Waiting, parents: readonly ParentLink[], now: Date): JobStart {
  return { state: firstStateOf(waiting, parents, now), parents };
}

function firstStateOf(waiting: Waiting, parents: readonly ParentLink[], now: Date): State {
  const { awaiting } = waiting;
  const unmet = unmetReasonOf(waiting, parents);
  if (unmet !== undefined) return new DeletedState(unmet);

  const open = parents.find(isOpen);
  if (!open) {
    const reason = parents.length > 0 ? 'Its parents have ended' : awaiting.reason;
    return stateAfterWaiting(awaiting.toData(), now, reason);
  }
  if (awaiting.parentIds.length > 0) return awaiting;
  // Only its batch keeps it from running.
  return new AwaitingState([open.parentId], { ...awaiting.options, condition: open.condition });
}

/** Undefined while all may still come about as it should. */
export function unmetReasonOf(
  { awaiting, hasCanceledParent }: Waiting,
  parents: readonly ParentLink[],
): string | undefined {
  const unmet = unmetOf(parents);
  if (unmet?.outcome !== undefined) return unmetReason(unmet.parentId, unmet.outcome);

  // What was cancelled before it came to be counts as deleted.
  const mayGoOn = ['deleted', 'finished'].includes(awaiting.condition);
  return hasCanceledParent && !mayGoOn
    ? unmetReason('a parent that a filter cancelled', 'Deleted')
    : undefined;
}
