import type { ExceptionInfo } from './exception-info.js';
import type { State } from './state.js';

/** Given up, by a person, a filter or a condition that was not met. */
export class DeletedState implements State {
  static readonly NAME = 'Deleted';
  readonly name = DeletedState.NAME;
  readonly isFinal = true;

  constructor(
    readonly reason?: string,
    readonly exception?: ExceptionInfo,
  ) {}

  toData() {
    return this.exception === undefined ? {} : { exception: this.exception };
  }
}
