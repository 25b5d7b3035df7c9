import type { State } from './state.js';

/** A worker runs the job. */
export class ProcessingState implements State {
  static readonly NAME = 'Processing';
  readonly name = ProcessingState.NAME;
  readonly isFinal = false;
  readonly reason = undefined;

  constructor(readonly serverId: string) {}

  toData() {
    return { serverId: this.serverId };
  }
}
