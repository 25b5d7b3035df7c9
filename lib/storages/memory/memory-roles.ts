import type { StorageRoles } from '../../storage/storage-roles.js';
import { MemoryAuditStore } from './audit/memory-audit-store.js';
import { MemoryBatchStore } from './batches/memory-batch-store.js';
import { MemoryBulkStore } from './bulk/memory-bulk-store.js';
import { MemoryContinuationStore } from './continuations/memory-continuation-store.js';
import { MemoryJobStore } from './jobs/memory-job-store.js';
import { TransitionApplier } from './jobs/transition-applier.js';
import { MemoryLockStore } from './locks/memory-lock-store.js';
import { MemoryMaintenanceStore } from './maintenance/memory-maintenance-store.js';
import { MemoryMeasurementStore } from './measurements/memory-measurement-store.js';
import type { MemoryTables } from './memory-tables.js';
import { MemoryMonitoringStore } from './monitoring/memory-monitoring-store.js';
import { MemoryProblemStore } from './problems/memory-problem-store.js';
import { MemoryQueueStore } from './queues/memory-queue-store.js';
import { MemoryRecurringStore } from './recurring/memory-recurring-store.js';
import { MemoryServerStore } from './servers/memory-server-store.js';
import { MemoryStatisticsStore } from './statistics/memory-statistics-store.js';
import { MemorySweepStore } from './sweeps/memory-sweep-store.js';

/** The roles of a store in memory, on its tables. */
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
    measurements: new MemoryMeasurementStore(),
    maintenance: new MemoryMaintenanceStore(tables, audit, bulk),
    monitoring: new MemoryMonitoringStore(tables, batches, recurring),
    problems: new MemoryProblemStore(clock),
    audit,
    bulk,
    events,
  };
}
