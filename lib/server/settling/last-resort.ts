import type { StateMachine } from '../../state-machine/state-machine.js';
import { transitionOf } from '../../state-machine/transition-of.js';
import { FailedState } from '../../states/failed-state.js';
import type { Transition } from '../../storage/jobs/transition.js';
import { UnstorableOutcomeError } from '../errors/unstorable-outcome-error.js';

export interface LastResortParts {
  readonly serverId: string;
  readonly machine: StateMachine;
}

/**
 * Outcomes to store when the store refuses the real outcome. The first says why the store refused, and the second
 * contains no text but our own. No filter sees them.
 */
export function lastResorts(
  transition: Transition,
  cause: unknown,
  { serverId, machine }: LastResortParts,
): readonly Transition[] {
  const { jobId, from, to, frees } = transition;
  const explained = new UnstorableOutcomeError(jobId, to, { cause });
  const plain = new UnstorableOutcomeError(jobId, inAscii(to), { cause: undefined });
  const states = [
    new FailedState(explained, { serverId, maxStackLines: 0 }),
    new FailedState(plain, { maxStackLines: 0 }),
  ];
  return states.map((state) =>
    transitionOf({ jobId, from, frees }, [machine.changeUnfiltered(state)]),
  );
}

const inAscii = (text: string): string => text.replaceAll(/[^ -~]/g, '?');
