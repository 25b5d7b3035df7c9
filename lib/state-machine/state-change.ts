import type { Requester } from '../filters/state-filter.js';
import type { State } from '../states/state.js';
import type { HistoryEntry } from '../storage/jobs/records.js';

/** A request for a new state of a job. */
export interface StateChange {
  readonly candidate: State;
  /** Undefined while the job is being created. */
  readonly currentState: string | undefined;
  readonly requestedBy: Requester;
  readonly readyAt?: Date | undefined;
  /** When the state changes; now if left out. */
  readonly at?: Date | undefined;
}

/** The outcome of the filters: the new state, and all values to store with it. */
export interface ElectedChange {
  readonly state: State;
  /** The replaced candidates and then the new state, the oldest first. */
  readonly history: readonly HistoryEntry[];
  readonly runAt: Date | undefined;
  readonly queue: string | undefined;
  readonly expireAt: Date | undefined;
  readonly counters: readonly string[];
}
