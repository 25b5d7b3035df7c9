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
 * Leases that the store has given to a server and that the server does not know. Either an answer was lost, or the
 * store has lost an outcome. Nobody works under these leases.
 */
export class UnknownLeases {
  private mayExist = false;

  constructor(private readonly known: KnownLeases) {}

  /** Whether there is a reason to ask the store. */
  get areExpected(): boolean {
    return this.mayExist;
  }

  expect(): void {
    this.mayExist = true;
  }

  /**
   * Hands back the leased jobs that this server held neither before nor after the question. A job that was settled in
   * between was held before.
   */
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
