import type { AuditStore } from '../../storage/audit-store.js';
import type { BatchStore } from '../../storage/batch-store.js';
import type { BulkStore } from '../../storage/bulk-store.js';
import type { ContinuationStore } from '../../storage/continuation-store.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type { JobStore } from '../../storage/job-store.js';
import type { LockStore } from '../../storage/lock-store.js';
import type { MaintenanceStore } from '../../storage/maintenance-store.js';
import type { MonitoringStore } from '../../storage/monitoring-store.js';
import type { QueueStore } from '../../storage/queue-store.js';
import type { JobRecord } from '../../storage/records.js';
import type { RecurringStore } from '../../storage/recurring-store.js';
import type { ServerStore } from '../../storage/server-store.js';
import type { StatisticsStore } from '../../storage/statistics-store.js';
import type { StorageEvents } from '../../storage/storage-events.js';
import type { StorageFeatures } from '../../storage/storage-features.js';
import type { SweepStore } from '../../storage/sweep-store.js';
import { type Clock, systemClock } from '../../support/clock.js';
import { toJobRecord } from './job-mapping.js';
import { MemoryAuditStore } from './memory-audit-store.js';
import { MemoryBatchStore } from './memory-batch-store.js';
import { MemoryBulkStore } from './memory-bulk-store.js';
import { MemoryContinuationStore } from './memory-continuation-store.js';
import { MemoryJobStore } from './memory-job-store.js';
import { MemoryLockStore } from './memory-lock-store.js';
import { MemoryMaintenanceStore } from './memory-maintenance-store.js';
import { MemoryMonitoringStore } from './memory-monitoring-store.js';
import { MemoryQueueStore } from './memory-queue-store.js';
import { MemoryRecurringStore } from './memory-recurring-store.js';
import { MemoryServerStore } from './memory-server-store.js';
import { MemoryStatisticsStore } from './memory-statistics-store.js';
import { MemorySweepStore } from './memory-sweep-store.js';
import { MemoryTables } from './memory-tables.js';
import { TransitionApplier } from './transition-applier.js';

export interface MemoryJobStorageOptions {
  /**
   * The time by which jobs become due, expire, and servers are silent; a test moves it by hand.
   *
   * @default systemClock
   */
  readonly clock?: Clock | undefined;
}

/**
 * The whole contract without a database: jobs live as long as this object and in this process only.
 * For unit tests and for trying things out.
 *
 * Closed at first; open() opens it and gives up every server on record. close() keeps the jobs, as
 * a database would.
 */
export class MemoryJobStorage implements JobStorage {
  readonly name = 'memory';
  readonly features: StorageFeatures = {
    callerTransactions: false,
    pushNotifications: true,
    exclusive: true,
  };
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

  private readonly tables: MemoryTables;
  private isOpen = false;

  constructor({ clock = systemClock }: MemoryJobStorageOptions = {}) {
    const tables = new MemoryTables(clock);
    const transitions = new TransitionApplier(tables);
    const audit = new MemoryAuditStore(clock);
    const bulk = new MemoryBulkStore(clock);

    this.clock = clock;
    this.tables = tables;
    this.jobs = new MemoryJobStore(tables, transitions);
    this.queues = new MemoryQueueStore(tables);
    this.locks = new MemoryLockStore(tables);
    this.sweeps = new MemorySweepStore(tables, transitions);
    this.continuations = new MemoryContinuationStore(tables, transitions);
    this.batches = new MemoryBatchStore(tables);
    this.recurring = new MemoryRecurringStore(tables, this.jobs);
    this.servers = new MemoryServerStore(tables);
    this.statistics = new MemoryStatisticsStore(tables);
    this.monitoring = new MemoryMonitoringStore(tables, this.batches, this.recurring);
    this.audit = audit;
    this.bulk = bulk;
    this.maintenance = new MemoryMaintenanceStore(tables, audit, bulk);
    this.events = tables.events;
  }

  /** Every job that it holds, in the order of creation, expired ones included; for tests. */
  allJobs(): JobRecord[] {
    return Array.from(this.tables.jobs.all(), toJobRecord);
  }

  async open(): Promise<void> {
    // Opened once more by another part of the application: its servers are alive.
    if (this.isOpen) return;

    this.isOpen = true;
    this.tables.servers.clear();
    this.tables.locks.releaseAll(() => true);
    this.tables.events.tell();
  }

  async close(): Promise<void> {
    this.isOpen = false;
  }
}
