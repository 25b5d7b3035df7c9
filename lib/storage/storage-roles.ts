import type { AuditStore } from './audit/audit-store.js';
import type { BatchStore } from './batches/batch-store.js';
import type { BulkStore } from './bulk/bulk-store.js';
import type { ContinuationStore } from './continuations/continuation-store.js';
import type { StorageEvents } from './events/storage-events.js';
import type { JobStore } from './jobs/job-store.js';
import type { LockStore } from './locks/lock-store.js';
import type { MaintenanceStore } from './maintenance/maintenance-store.js';
import type { MeasurementStore } from './measurements/measurement-store.js';
import type { MonitoringStore } from './monitoring/monitoring-store.js';
import type { SharedReadings } from './monitoring/shared-readings.js';
import type { ProblemStore } from './problems/problem-store.js';
import type { QueueStore } from './queues/queue-store.js';
import type { RecurringStore } from './recurring/recurring-store.js';
import type { ServerStore } from './servers/server-store.js';
import type { StatisticsStore } from './statistics/statistics-store.js';
import type { SweepStore } from './sweeps/sweep-store.js';

export type {
  AuditStore,
  BatchStore,
  BulkStore,
  ContinuationStore,
  JobStore,
  LockStore,
  MaintenanceStore,
  MeasurementStore,
  MonitoringStore,
  ProblemStore,
  QueueStore,
  RecurringStore,
  ServerStore,
  StatisticsStore,
  StorageEvents,
  SweepStore,
};

/** The roles of a store by their names. This is the only list of the roles: all others follow from this type. */
export interface StorageRoles {
  readonly jobs: JobStore;
  readonly queues: QueueStore;
  readonly locks: LockStore;
  readonly sweeps: SweepStore;
  readonly continuations: ContinuationStore;
  readonly batches: BatchStore;
  readonly recurring: RecurringStore;
  readonly servers: ServerStore;
  readonly statistics: StatisticsStore;
  readonly measurements: MeasurementStore;
  readonly maintenance: MaintenanceStore;
  readonly monitoring: MonitoringStore & SharedReadings;
  readonly problems: ProblemStore;
  readonly audit: AuditStore;
  readonly bulk: BulkStore;
  readonly events: StorageEvents;
}

/** The roles of a store that wraps another one, made one by one. */
export const rolesOf = (
  make: <Name extends keyof StorageRoles>(name: Name) => StorageRoles[Name],
): StorageRoles => ({
  jobs: make('jobs'),
  queues: make('queues'),
  locks: make('locks'),
  sweeps: make('sweeps'),
  continuations: make('continuations'),
  batches: make('batches'),
  recurring: make('recurring'),
  servers: make('servers'),
  statistics: make('statistics'),
  measurements: make('measurements'),
  maintenance: make('maintenance'),
  monitoring: make('monitoring'),
  problems: make('problems'),
  audit: make('audit'),
  bulk: make('bulk'),
  events: make('events'),
});
