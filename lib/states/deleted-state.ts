import { type Reason, type ReasonData, reasonData, reasonText } from './engine-reason.js';
import type { ExceptionInfo } from './exception-info.js';
import type { State } from './state.js';
import { DELETED } from './state-names.js';

/** A person or a filter has given the job up, or the condition of a parent was not met. */
export class DeletedState implements State {
  static readonly NAME = DELETED;
  readonly name = DeletedState.NAME;
  readonly isFinal = true;
  readonly reason: string | undefined;
  /** Not enumerable, so that states with one text are equal whoever has given it. */
  readonly #because: ReasonData;

  constructor(
    reason?: Reason,
    readonly exception?: ExceptionInfo,
  ) {
    this.reason = reasonText(reason);
    this.#because = reasonData(reason);
  }

  toData() {
    const { exception } = this;
    return { ...(exception === undefined ? {} : { exception }), ...this.#because };
  }
}
