import type { State } from './state.js';

/** Waiting for its time; then it becomes Enqueued. */
export class ScheduledState implements State {
  static readonly NAME = 'Scheduled';
  readonly name = ScheduledState.NAME;
  readonly isFinal = false;

  constructor(
    readonly enqueueAt: Date,
    readonly reason?: string,
  ) {}

  toData() {
    return { enqueueAt: this.enqueueAt.toISOString() };
  }
}
