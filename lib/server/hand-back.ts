import type { QueueStore } from '../storage/queue-store.js';
import type { Logger } from '../support/logger.js';
import type { Assignment } from './assignment.js';

interface HandBackParts {
  readonly store: QueueStore;
  readonly logger: Logger;
}

/** Puts what has not started back into its queues. @returns false when the store did not take it */
export async function handBack(
  assignments: readonly Assignment[],
  { store, logger }: HandBackParts,
): Promise<boolean> {
  if (assignments.length === 0) return true;
  const jobs = assignments.map(({ claimed }) => claimed);

  try {
    await store.handBack(jobs);
    return true;
  } catch (error) {
    logger.error('Jobs not handed back, will keep trying', { jobs: jobs.length, error });
    return false;
  }
}
