import type { HandlerCatalog } from '../../job/handlers/handler-catalog.js';
import type { QueueStore } from '../../storage/queues/queue-store.js';
import type { Logger } from '../../support/logger.js';
import type { AssignmentFactory } from '../running/assignment-factory.js';
import type { LeaseBounds } from './admission/late-answer.js';
import type { LockAcquirer } from './admission/lock-acquirer.js';
import type { UnknownJobHandling } from './admission/unknown-jobs.js';
import type { DispatcherOptions } from './dispatcher-parts.js';
import type { EachHeldLease } from './leases/held-leases.js';
import type { PrefetchOptions } from './prefetch/prefetch.js';

export interface ClaimingParts {
  readonly store: QueueStore;
  readonly assignments: AssignmentFactory;
  readonly locks: LockAcquirer;
  readonly handlers: HandlerCatalog;
  /** The jobs that this server has claimed and not settled, as far as it knows. */
  readonly heldJobs: () => ReadonlySet<string>;
  /** The leases of jobs that are claimed ahead, that run, or that wait to be settled here. */
  readonly eachHeldLease: EachHeldLease;
  readonly logger: Logger;
}

export interface ClaimingOptions extends DispatcherOptions, PrefetchOptions, LeaseBounds {
  readonly unknownJobs: UnknownJobHandling;
}
