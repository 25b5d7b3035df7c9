import { requireInstant } from '../support/time/duration.js';
import type { State } from './state.js';
import { SCHEDULED } from './state-names.js';

/** The job waits for its time, and then becomes Enqueued. */
export class ScheduledState implements State {
  static readonly NAME = SCHEDULED;
  readonly name = ScheduledState.NAME;
  readonly isFinal = false;

  /** @throws InvalidTimeError for an invalid date */
  constructor(
    readonly enqueueAt: Date,
    readonly reason?: string,
  ) {
    requireInstant(enqueueAt);
  }

  toData() {
    return { enqueueAt: this.enqueueAt.toISOString() };
  }
}
