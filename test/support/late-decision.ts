import type { Transition } from '../../lib/storage/jobs/transition.js';
import { Signal } from './signal.js';

/** A decision that comes when a spec gives it, or never, such as in a process that hangs or has died. */
export class LateDecision<Found> {
  readonly asked = new Signal<readonly Found[]>();
  private readonly answered = new Signal<readonly Transition[]>();

  readonly decide = (found: readonly Found[]): Promise<readonly Transition[]> => {
    this.asked.fire(found);
    return this.answered;
  };

  answer(transitions: readonly Transition[]): void {
    this.answered.fire(transitions);
  }
}
