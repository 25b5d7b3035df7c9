import { type Reason, type ReasonData, reasonData, reasonText } from './engine-reason.js';
import type { ExceptionInfo } from './exception-info.js';
import type { State } from './state.js';
import { DELETED } from './state-names.js';

/** The job was given up by a person or a filter, or because a parent did not meet the condition. */
export class DeletedState implements State {
  static readonly NAME = DELETED;
  readonly name = DeletedState.NAME;
  readonly isFinal = true;
  readonly reason: string | undefined;
  /** Private, so that comparisons ignore it: two states with the same text are equal, wherever the text came from. */
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
