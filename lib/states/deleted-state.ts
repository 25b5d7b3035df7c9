import type { ExceptionInfo } from './exception-info.js';
import type { State } from './state.js';
import { DELETED } from './state-names.js';

/** A person or a filter has given the job up, or the condition of a parent was not met. */
export class DeletedState implements State {
  static readonly NAME = DELETED;
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
