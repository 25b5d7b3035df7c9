import { requireQueueName } from '../job/queue-name.js';
import { type ActionOptions, actionOptions } from '../recurring/action-options.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { QueueSummary } from '../storage/monitoring/monitoring-store.js';
import { retryWhileUnavailable } from '../storage/retry-while-unavailable.js';
import { CODE } from './acting-code.js';

/** Lists queues, and pauses and resumes them, for all servers of the store. */
export class QueueService {
  constructor(private readonly storage: JobStorage) {}

  /**
   * All queues that hold jobs, are served or are paused, sorted by name. A count stops at a bound, and says whether it
   * did.
   */
  list(): Promise<QueueSummary[]> {
    return this.storage.monitoring.queues();
  }

  /**
   * Keeps all servers from claiming jobs of the queue until it is resumed. New jobs may be added, jobs that were
   * claimed ahead are handed back, and running jobs go on.
   *
   * @returns false when the queue is paused already
   * @throws InvalidQueueNameError
   * @throws InvalidOptionsError for impossible options
   */
  async pause(queue: string, options: ActionOptions = {}): Promise<boolean> {
    const { by = CODE } = actionOptions('pause', options);
    const name = requireQueueName(queue);
    // From the second try on, an earlier try may have paused the queue without its answer arriving.
    return retryWhileUnavailable(
      async (tries) => (await this.storage.queues.pause(name, by)) || tries > 0,
    );
  }

  /**
   * Lets servers claim jobs of the queue again.
   *
   * @returns false when the queue is not paused
   * @throws InvalidQueueNameError
   */
  async resume(queue: string): Promise<boolean> {
    const name = requireQueueName(queue);
    return retryWhileUnavailable(
      async (tries) => (await this.storage.queues.resume(name)) || tries > 0,
    );
  }
}
