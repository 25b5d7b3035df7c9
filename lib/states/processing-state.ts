import type { State } from './state.js';
import { PROCESSING } from './state-names.js';

/** A worker runs the job. */
export class ProcessingState implements State {
  static readonly NAME = PROCESSING;
  readonly name = ProcessingState.NAME;
  readonly isFinal = false;
  readonly reason = undefined;

  private readonly data: { readonly serverId: string };

  constructor(readonly serverId: string) {
    this.data = Object.freeze({ serverId });
  }

  /** Returns the same object each time, so that all jobs of a server share it. */
  toData() {
    return this.data;
  }
}
