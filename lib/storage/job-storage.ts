import type { Clock } from '../support/clock.js';
import type { AuditStore } from './audit-store.js';
import type { BatchStore } from './batch-store.js';
import type { BulkStore } from './bulk-store.js';
import type { ContinuationStore } from './continuation-store.js';
import type { JobStore } from './job-store.js';
import type { LockStore } from './lock-store.js';
import type { MaintenanceStore } from './maintenance-store.js';
import type { MonitoringStore } from './monitoring-store.js';
import type { QueueStore } from './queue-store.js';
import type { RecurringStore } from './recurring-store.js';
import type { ServerStore } from './server-store.js';
import type { StatisticsStore } from './statistics-store.js';
import type { StorageEvents } from './storage-events.js';
import type { StorageFeatures } from './storage-features.js';
import type { SweepStore } from './sweep-store.js';

/**
 * What a store must do, in small roles. Every one of them passes the conformance suite, whose cases
 * are the exact meaning of this contract.
 */
export interface JobStorage {
  /** For people: `postgres`, `PGlite`, `memory`. */
  readonly name: string;
  readonly features: StorageFeatures;
  /** The store's own time, as well as this process knows it; the one that times are written by. */
  readonly clock: Clock;

  readonly jobs: JobStore;
  readonly queues: QueueStore;
  readonly locks: LockStore;
  readonly sweeps: SweepStore;
  readonly continuations: ContinuationStore;
  readonly batches: BatchStore;
  readonly recurring: RecurringStore;
  readonly servers: ServerStore;
  readonly statistics: StatisticsStore;
  readonly maintenance: MaintenanceStore;
  readonly monitoring: MonitoringStore;
  readonly audit: AuditStore;
  readonly bulk: BulkStore;
  readonly events: StorageEvents;

  /**
   * Connects and brings the schema up to date; safe to call again, and again after it failed.
   *
   * @throws StorageUnavailableError when the store cannot be reached now; trying again may help.
   * @throws another HangfireError when trying again cannot help.
   */
  open(): Promise<void>;

  close(): Promise<void>;
}
