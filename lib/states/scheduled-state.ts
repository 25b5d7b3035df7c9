import { requireInstant } from '../support/time/duration.js';
import { type Reason, type ReasonData, reasonData, reasonText } from './engine-reason.js';
import type { State } from './state.js';
import { SCHEDULED } from './state-names.js';

/** The job waits for its time, and then becomes Enqueued. */
export class ScheduledState implements State {
  static readonly NAME = SCHEDULED;
  readonly name = ScheduledState.NAME;
  readonly isFinal = false;
  readonly reason: string | undefined;
  /** Private, so that comparisons ignore it: two states with the same text are equal, wherever the text came from. */
  readonly #because: ReasonData;

  /** @throws InvalidTimeError for an invalid date */
  constructor(
    readonly enqueueAt: Date,
    reason?: Reason,
  ) {
    this.reason = reasonText(reason);
    this.#because = reasonData(reason);
    requireInstant(enqueueAt);
  }

  toData() {
    return { enqueueAt: this.enqueueAt.toISOString(), ...this.#because };
  }
}
