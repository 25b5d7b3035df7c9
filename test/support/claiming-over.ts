import { FilterSource } from '../../lib/filters/filter-source.js';
import { GlobalJobFilters } from '../../lib/filters/global-job-filters.js';
import { HandlerCatalog } from '../../lib/job/handlers/handler-catalog.js';
import { LockAcquirer } from '../../lib/server/claiming/admission/lock-acquirer.js';
import { Claiming } from '../../lib/server/claiming/claiming.js';
import type { ClaimingOptions } from '../../lib/server/claiming/claiming-parts.js';
import { AssignmentFactory } from '../../lib/server/running/assignment-factory.js';
import type { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { silentLogger } from '../../lib/support/logger.js';

const filters = new FilterSource(new GlobalJobFilters(), (type) => {
  throw new Error(`${type.name} was not to be activated`);
});

const handlers = new HandlerCatalog();

/** The claiming of a server without workers: whoever calls `next` is one. No timer ends a rest in a test's time. */
export function claimingOver(
  { queues, locks }: MemoryJobStorage,
  options: Partial<ClaimingOptions> = {},
): Claiming {
  return new Claiming(
    {
      store: queues,
      assignments: new AssignmentFactory({ handlers, filters }, silentLogger),
      locks: new LockAcquirer(locks),
      handlers,
      heldJobs: () => new Set(),
      eachHeldLease: () => {},
      logger: silentLogger,
    },
    {
      serverId: 'server-1',
      queues: ['default'],
      workerCount: 2,
      maxPrefetch: 0,
      prefetchTimeoutMs: 60_000,
      pollingIntervalMs: 60_000,
      unknownJobs: 'fail',
      heartbeatIntervalMs: 6_000,
      serverTimeoutMs: 15_000,
      ...options,
    },
  );
}
