import type { QueueStore } from '../../storage/queue-store.js';
import type { Logger } from '../../support/logger.js';
import type { AssignmentFactory } from '../running/assignment-factory.js';
import type { HeldLease } from './held-leases.js';
import type { LeaseBounds } from './late-answer.js';
import type { LockAcquirer } from './lock-acquirer.js';

export interface DispatcherOptions extends LeaseBounds {
  readonly serverId: string;
  readonly queues: readonly string[];
  readonly workerCount: number;
  readonly maxPrefetch: number;
  /** How long a claimed job may lie unstarted before it is handed back, in milliseconds. */
  readonly prefetchTimeoutMs: number;
  /** How long to rest without a wake-up before looking again, in milliseconds. */
  readonly pollingIntervalMs: number;
}

export interface DispatcherParts {
  readonly store: QueueStore;
  readonly assignments: AssignmentFactory;
  readonly locks: LockAcquirer;
  /** The jobs that this server has claimed and not settled, as far as it knows. */
  readonly heldJobs: () => ReadonlySet<string>;
  /** The leases under which jobs lie ready, run, or wait to be settled here. */
  readonly heldLeases: () => Iterable<HeldLease>;
  readonly logger: Logger;
}
