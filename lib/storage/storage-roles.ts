import type { AuditStore } from './audit-store.js';
import type { BatchStore } from './batch-store.js';
import type { BulkStore } from './bulk-store.js';
import type { ContinuationStore } from './continuation-store.js';
import type { JobStore } from './job-store.js';
import type { LockStore } from './lock-store.js';
import type { MaintenanceStore } from './maintenance-store.js';
import type { MeasurementStore } from './measurement-store.js';
import type { MonitoringStore } from './monitoring-store.js';
import type { ProblemStore } from './problem-store.js';
import type { QueueStore } from './queue-store.js';
import type { RecurringStore } from './recurring-store.js';
import type { ServerStore } from './server-store.js';
import type { SharedReadings } from './shared-readings.js';
import type { StatisticsStore } from './statistics-store.js';
import type { StorageEvents } from './storage-events.js';
import type { SweepStore } from './sweep-store.js';

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

const NAMES: Readonly<Record<keyof StorageRoles, true>> = {
  jobs: true,
  queues: true,
  locks: true,
  sweeps: true,
  continuations: true,
  batches: true,
  recurring: true,
  servers: true,
  statistics: true,
  measurements: true,
  maintenance: true,
  monitoring: true,
  problems: true,
  audit: true,
  bulk: true,
  events: true,
};

/** The roles of a store that wraps another one, made one by one. */
export function rolesOf(
  make: <Name extends keyof StorageRoles>(name: Name) => StorageRoles[Name],
): StorageRoles {
  const names = Object.keys(NAMES) as (keyof StorageRoles)[];
  // `Object.fromEntries` forgets which value belongs to which name.
  return Object.fromEntries(names.map((name) => [name, make(name)])) as unknown as StorageRoles;
}
