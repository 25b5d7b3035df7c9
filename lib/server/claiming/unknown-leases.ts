import type { QueueStore } from '../../storage/queue-store.js';
import type { Logger } from '../../support/logger.js';

export interface KnownLeases {
  readonly store: QueueStore;
  /** The jobs that this server has claimed and not settled, as far as it knows. */
  readonly heldJobs: () => ReadonlySet<string>;
  readonly logger: Logger;
}

/**
 * Puts jobs back that a server holds in the store and not in its memory: the answer got lost. Held is
 * what was so before or after asking: a job that was settled in between was known.
 */
export async function handBackUnknownLeases(
  serverId: string,
  { store, heldJobs, logger }: KnownLeases,
): Promise<void> {
  const before = heldJobs();
  const leased = await store.findLeases(serverId);
  const after = heldJobs();
  const unknown = leased.filter(({ id }) => !before.has(id) && !after.has(id));
  if (unknown.length === 0) return;

  await store.handBack(unknown);
  logger.warn('Jobs handed back whose claim had got no answer', { jobs: unknown.length });
}
