import type { ServerParts } from '../../server/server-parts.js';
import type { StateMachineOptions } from '../../state-machine/state-machine.js';
import { TransitionPlanner } from '../../state-machine/transition-planner.js';
import type { TestingStorage } from '../store/testing-storage.js';
import { FailureWatch } from './failure-watch.js';
import type { InjectedFailures } from './injected-failures.js';

export const SERVER_ID = 'testing';

/** The parts that a server works with, and the parts through which tests watch it. */
export interface StepParts {
  readonly storage: TestingStorage;
  readonly server: ServerParts;
  readonly failures: FailureWatch;
  /** Resolves when all new jobs that are on their way are stored, including jobs whose creating calls nobody awaits. */
  readonly stored: () => Promise<void>;
}

export interface StepOptions extends StateMachineOptions, Pick<StepParts, 'stored'> {
  readonly injected: InjectedFailures;
}

/** The parts of a real server, with watches around them. */
export function stepParts(
  storage: TestingStorage,
  given: ServerParts,
  { injected, stored, ...options }: StepOptions,
): StepParts {
  const { logger, filters, handlers } = given;
  const { clock } = storage;
  const machine = new FailureWatch(clock, options);
  const planner = new TransitionPlanner({ clock, logger, machine, filters, handlers });
  const activator = injected.around(given.activator);

  return { storage, server: { ...given, machine, planner, activator }, failures: machine, stored };
}
