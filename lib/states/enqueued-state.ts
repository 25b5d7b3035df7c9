import { requireQueueName } from '../job/queue-name.js';
import type { State } from './state.js';
import { ENQUEUED } from './state-names.js';

/** The job is ready for a worker that serves its queue. */
export class EnqueuedState implements State {
  static readonly NAME = ENQUEUED;
  readonly name = EnqueuedState.NAME;
  readonly isFinal = false;

  /**
   * @param queue moves the job to this queue; left out, the job keeps its queue
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
