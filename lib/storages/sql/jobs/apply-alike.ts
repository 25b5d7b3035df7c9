import type { Transition } from '../../../storage/jobs/transition.js';
import type { AppliedAlike, JobOperations, TransitionKind } from './job-operations.js';

/** Applies transitions of one kind, sorted by their jobs. */
export async function applyAlike<E>(
  operations: JobOperations<E>,
  executor: E,
  kind: TransitionKind,
  batch: readonly Transition[],
): Promise<AppliedAlike> {
  const first = await operations.apply(executor, kind, batch);
  if (first.refused.length === 0) return first;

  // What was refused may look as expected all the same, and only have been marked as a parent while
  // it was waited for; the operation has not seen that.
  const second = await operations.apply(executor, kind, first.refused);
  return {
    refused: second.refused,
    takenFrom: [...first.takenFrom, ...second.takenFrom],
    readyQueues: [...first.readyQueues, ...second.readyQueues],
    turns: [...first.turns, ...second.turns],
    hasContinuations: first.hasContinuations || second.hasContinuations,
    hasBatches: first.hasBatches || second.hasBatches,
  };
}
