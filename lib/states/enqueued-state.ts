import { requireQueueName } from '../job/queue-name.js';
import type { State } from './state.js';

/** Ready to be run by a worker that serves its queue. */
export class EnqueuedState implements State {
  static readonly NAME = 'Enqueued';
  readonly name = EnqueuedState.NAME;
  readonly isFinal = false;

  /**
   * @param queue moves the job to this queue; without it the job keeps its own
   * @throws InvalidQueueNameError
   */
  constructor(
    readonly queue?: string,
    readonly reason?: string,
  ) {
    if (queue !== undefined) requireQueueName(queue);
  }

  toData() {
    return this.queue === undefined ? {} : { queue: this.queue };
  }
}
