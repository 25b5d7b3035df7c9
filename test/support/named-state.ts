import type { State } from '../../lib/states/state.js';

/** A state of an application's own, which has nothing but its name. */
export class NamedState implements State {
  readonly isFinal = false;

  constructor(readonly name: string) {}

  toData() {
    return {};
  }
}
