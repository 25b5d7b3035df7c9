import type { State } from './state.js';

/** Waiting for something other than time, such as the end of another job. */
export class AwaitingState implements State {
  static readonly NAME = 'Awaiting';
  readonly name = AwaitingState.NAME;
  readonly isFinal = false;

  constructor(
    readonly parentIds: readonly string[] = [],
    readonly reason?: string,
  ) {}

  toData() {
    return { parentIds: this.parentIds };
  }
}
