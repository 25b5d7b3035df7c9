import type { StorageRoles } from '../../storage/storage-roles.js';
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
import type { MemoryTables } from './memory-tables.js';
import { TransitionApplier } from './transition-applier.js';

/** The roles of a store in memory, on what it holds. */
export function memoryRoles(tables: MemoryTables): StorageRoles {
  const { clock, events } = tables;
  const transitions = new TransitionApplier(tables);
  const jobs = new MemoryJobStore(tables, transitions);
  const batches = new MemoryBatchStore(tables);
  const recurring = new MemoryRecurringStore(tables, jobs);
  const audit = new MemoryAuditStore(clock);
  const bulk = new MemoryBulkStore(clock);

  return {
    jobs,
    queues: new MemoryQueueStore(tables),
    locks: new MemoryLockStore(tables),
    sweeps: new MemorySweepStore(tables, transitions),
    continuations: new MemoryContinuationStore(tables, transitions),
    batches,
    recurring,
    servers: new MemoryServerStore(tables),
    statistics: new MemoryStatisticsStore(tables),
    maintenance: new MemoryMaintenanceStore(tables, audit, bulk),
    monitoring: new MemoryMonitoringStore(tables, batches, recurring),
    audit,
    bulk,
    events,
  };
}
