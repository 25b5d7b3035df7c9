import type { ClaimedJob } from '../../../storage/jobs/records.js';
import type { QueueStore } from '../../../storage/queues/queue-store.js';
import type { Logger } from '../../../support/logger.js';
import type { Assignment } from '../../running/assignment.js';

interface HandBackParts {
  readonly store: QueueStore;
  readonly logger: Logger;
  /** Called when a call has failed: the jobs stay leased to this server, although nobody works on them. */
  readonly onFailed: () => void;
}

/** A call of the store that ends leases of jobs that have not started. */
type Giving = (jobs: readonly ClaimedJob[]) => Promise<void>;

/** Puts jobs that have not started back into their queues. */
export class HandBack {
  private readonly underWay = new Set<string>();
  private readonly calls = new Set<Promise<void>>();

  constructor(private readonly parts: HandBackParts) {}

  /** The jobs of calls that are under way. The store may hand them back at any moment, even after a further try. */
  get jobIds(): readonly string[] {
    return [...this.underWay];
  }

  /** Resolves when the store has answered. A failure is logged and reported to `onFailed`. */
  give(assignments: readonly Assignment[]): Promise<void> {
    return this.send(assignments, (jobs) => this.parts.store.handBack(jobs));
  }

  /** Parks jobs instead of handing them back. They wait for a server that knows their methods. */
  park(assignments: readonly Assignment[]): Promise<void> {
    return this.send(assignments, (jobs) => this.parts.store.park(jobs));
  }

  /** Resolves when the store has answered all calls that are under way. */
  async ended(): Promise<void> {
    await Promise.all(this.calls);
  }

  private send(assignments: readonly Assignment[], give: Giving): Promise<void> {
    if (assignments.length === 0) return Promise.resolve();

    const call = this.handBack(
      assignments.map(({ claimed }) => claimed),
      give,
    );
    this.calls.add(call);
    void call.finally(() => this.calls.delete(call));
    return call;
  }

  private async handBack(jobs: readonly ClaimedJob[], give: Giving): Promise<void> {
    const { logger, onFailed } = this.parts;
    for (const { id } of jobs) this.underWay.add(id);
    try {
      await give(jobs);
    } catch (error) {
      logger.error('Jobs not handed back, will keep trying', { jobs: jobs.length, error });
      onFailed();
    } finally {
      for (const { id } of jobs) this.underWay.delete(id);
    }
  }
}
