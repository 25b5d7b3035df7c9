import { type Reason, reasonData, reasonText } from './engine-reason.js';
import type { State, StateData } from './state.js';

interface RestoredEntry {
  readonly name: string;
  readonly isFinal: boolean;
  readonly data: StateData;
}

/**
 * The state that a job had before it was deleted, and that it gets back. Filters must not take it for a new failure or
 * a new success: a Failed job that comes back gets no retry, and is not counted again.
 */
export class RestoredState implements State {
  readonly name: string;
  readonly isFinal: boolean;
  readonly reason: string | undefined;

  constructor(
    private readonly entry: RestoredEntry,
    private readonly because: Reason,
  ) {
    this.name = entry.name;
    this.isFinal = entry.isFinal;
    this.reason = reasonText(because);
  }

  toData(): StateData {
    return { ...this.entry.data, ...reasonData(this.because) };
  }
}
