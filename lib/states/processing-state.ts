import type { State } from './state.js';
import { PROCESSING } from './state-names.js';

/** A worker runs the job. */
export class ProcessingState implements State {
  static readonly NAME = PROCESSING;
  readonly name = ProcessingState.NAME;
  readonly isFinal = false;
  readonly reason = undefined;

  constructor(readonly serverId: string) {}

  toData() {
    return { serverId: this.serverId };
  }
}
