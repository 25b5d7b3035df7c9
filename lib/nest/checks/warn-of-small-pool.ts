import type { StorageFeatures } from '../../storage/storage-features.js';
import type { Logger } from '../../support/logger.js';

/**
 * Warns if there are fewer connections than workers. Jobs that each need a connection may then wait for one another.
 */
export function warnOfSmallPool(
  workerCounts: readonly number[],
  { jobConnections }: StorageFeatures,
  logger: Logger,
): void {
  const workerCount = workerCounts.reduce((sum, count) => sum + count, 0);
  if (jobConnections === undefined || workerCount <= jobConnections) return;

  logger.warn(
    'There are more workers than connections: jobs that use the DataSource may wait for one another. ' +
      `Set its poolSize to at least ${workerCount}, or lower workerCount`,
    { workerCount, poolSize: jobConnections },
  );
}
