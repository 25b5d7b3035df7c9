import { requireInstant } from '../support/time/duration.js';
import type { State } from './state.js';

/** Waiting for its time; then it becomes Enqueued. */
export class ScheduledState implements State {
  static readonly NAME = 'Scheduled';
  readonly name = ScheduledState.NAME;
  readonly isFinal = false;

  /** @throws InvalidTimeError when it is no valid date */
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
