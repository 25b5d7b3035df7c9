import { requireQueueName } from '../job/queue-name.js';
import { type Reason, type ReasonData, reasonData, reasonText } from './engine-reason.js';
import type { State } from './state.js';
import { ENQUEUED } from './state-names.js';

/** The job is ready for a worker that serves its queue. */
export class EnqueuedState implements State {
  static readonly NAME = ENQUEUED;
  readonly name = EnqueuedState.NAME;
  readonly isFinal = false;
  readonly reason: string | undefined;
  /** Private, so that comparisons ignore it: two states with the same text are equal, wherever the text came from. */
  readonly #because: ReasonData;

  /**
   * @param queue moves the job to this queue; left out, the job keeps its queue
   * @throws InvalidQueueNameError
   */
  constructor(
    readonly queue?: string,
    reason?: Reason,
  ) {
    this.reason = reasonText(reason);
    this.#because = reasonData(reason);
    if (queue !== undefined) requireQueueName(queue);
  }

  toData() {
    const { queue } = this;
    return { ...(queue === undefined ? {} : { queue }), ...this.#because };
  }
}
