import type { State } from '../states/state.js';
import type { FilterContext } from './filter-context.js';

/** Who wants the state changed: somebody through the client, or the engine itself. */
export type Requester = 'client' | 'server';

export interface ElectStateContext extends FilterContext {
  /** The state that the job is about to get; a filter may put another in its place. */
  candidateState: State;
  /** Undefined while the job is being created. */
  readonly currentState: string | undefined;
  /** Candidates that were replaced, oldest first; each of them is kept in the history. */
  readonly traversedStates: readonly State[];
  readonly requestedBy: Requester;
  readonly now: Date;
  /** Since when the job is or was ready to run. */
  readonly readyAt: Date | undefined;
}

export interface ElectStateFilter {
  /** In ascending order, each time that a job is about to change its state. */
  onStateElection?(context: ElectStateContext): void | Promise<void>;
}

export interface ApplyStateContext extends FilterContext {
  readonly newState: State;
  readonly oldState: string | undefined;
  readonly traversedStates: readonly State[];
  readonly requestedBy: Requester;
  readonly now: Date;
  /** How long the job is kept once it is finished, in milliseconds. */
  jobExpirationTimeoutMs: number;
  /** Lets the counter grow by one if, and only if, the new state is stored. */
  incrementCounter(name: string): void;
}

/**
 * Sees what has been elected. It runs before the state is stored: what it writes into the context
 * is stored in the same transaction as the state, or not at all.
 */
export interface ApplyStateFilter {
  onStateUnapplied?(context: ApplyStateContext): void | Promise<void>;
  onStateApplied?(context: ApplyStateContext): void | Promise<void>;
}
