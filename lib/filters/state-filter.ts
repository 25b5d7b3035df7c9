import type { State } from '../states/state.js';
import type { FilterContext } from './filter-context.js';

/** Who changes the state: a caller of the client, or the engine itself. */
export type Requester = 'client' | 'server';

export interface ElectStateContext extends FilterContext {
  /** The state that the job is about to get. A filter may replace it. */
  candidateState: State;
  /** Undefined while the job is being created. */
  readonly currentState: string | undefined;
  /** The candidates that filters have replaced, the oldest first. The history keeps all of them. */
  readonly traversedStates: readonly State[];
  readonly requestedBy: Requester;
  readonly now: Date;
  /** The time since which the job is or was ready to run. */
  readonly readyAt: Date | undefined;
}

export interface ElectStateFilter {
  /** Called in ascending order, each time that a job is about to change its state. */
  onStateElection?(context: ElectStateContext): void | Promise<void>;
}

export interface ApplyStateContext extends FilterContext {
  readonly newState: State;
  readonly oldState: string | undefined;
  readonly traversedStates: readonly State[];
  readonly requestedBy: Requester;
  readonly now: Date;
  /** How long the store keeps the finished job, in milliseconds. */
  jobExpirationTimeoutMs: number;
  /** Adds one to the counter if, and only if, the new state is stored. */
  incrementCounter(name: string): void;
}

/**
 * Sees the elected state before it is stored. The filter's changes to the context are stored in the same transaction as
 * the state, or not at all.
 */
export interface ApplyStateFilter {
  onStateUnapplied?(context: ApplyStateContext): void | Promise<void>;
  onStateApplied?(context: ApplyStateContext): void | Promise<void>;
}
