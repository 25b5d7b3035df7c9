import type { QueueStore } from '../../../storage/queues/queue-store.js';
import type { Logger } from '../../../support/logger.js';

export interface KnownLeases {
  readonly serverId: string;
  readonly store: QueueStore;
  /** The jobs that this server has claimed and not settled, as far as it knows. */
  readonly heldJobs: () => ReadonlySet<string>;
  readonly logger: Logger;
}

/**
 * Leases that a server has in the store and not in its memory, because an answer got lost, or because the store
 * has lost an outcome. Nobody works under these leases.
 */
export class UnknownLeases {
  private mayExist = false;

  constructor(private readonly known: KnownLeases) {}

  /** Whether there is a reason to look. */
  get areExpected(): boolean {
    return this.mayExist;
  }

  expect(): void {
    this.mayExist = true;
  }

  /** A job counts as held if it was held before or after the question: a job that was settled in between was known. */
  async handBack(): Promise<void> {
    const { serverId, store, heldJobs, logger } = this.known;
    this.mayExist = false;
    const before = heldJobs();
    const leased = await store.findLeases(serverId);
    const after = heldJobs();
    const unknown = leased.filter(({ id }) => !before.has(id) && !after.has(id));
    if (unknown.length === 0) return;

    await store.handBack(unknown);
    logger.warn('Jobs handed back that were leased and not held', { jobs: unknown.length });
  }
}
