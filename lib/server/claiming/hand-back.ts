import type { QueueStore } from '../../storage/queue-store.js';
import type { Logger } from '../../support/logger.js';
import type { Assignment } from '../running/assignment.js';

interface HandBackParts {
  readonly store: QueueStore;
  readonly logger: Logger;
  /** They stay leased to this server, and nobody works under these leases. */
  readonly onFailed: () => void;
}

/** Puts what has not started back into its queues. */
export class HandBack {
  private readonly underWay = new Set<string>();

  constructor(private readonly parts: HandBackParts) {}

  /** Jobs that the store may still hand back, later than a further try would. */
  get jobIds(): readonly string[] {
    return [...this.underWay];
  }

  async give(assignments: readonly Assignment[]): Promise<void> {
    if (assignments.length === 0) return;

    const { store, logger, onFailed } = this.parts;
    const jobs = assignments.map(({ claimed }) => claimed);
    for (const { id } of jobs) this.underWay.add(id);
    try {
      await store.handBack(jobs);
    } catch (error) {
      logger.error('Jobs not handed back, will keep trying', { jobs: jobs.length, error });
      onFailed();
    } finally {
      for (const { id } of jobs) this.underWay.delete(id);
    }
  }
}
