import type { StateMachine } from '../state-machine/state-machine.js';
import { FailedState } from '../states/failed-state.js';
import type { Transition } from '../storage/transition.js';
import { UnstorableOutcomeError } from './errors/unstorable-outcome-error.js';

export interface LastResortParts {
  readonly serverId: string;
  readonly machine: StateMachine;
}

/** What is stored when the store refuses the outcome itself; no filter sees it, every store can keep it. */
export function lastResort(
  { jobId, to, from, releases }: Transition,
  cause: unknown,
  { serverId, machine }: LastResortParts,
): Transition {
  const error = new UnstorableOutcomeError(jobId, to, { cause });
  const failed = new FailedState(error, { serverId, maxStackLines: 0 });
  const { history, counters } = machine.changeUnfiltered(failed);
  return { jobId, from, to: FailedState.NAME, history, counters, releases };
}
