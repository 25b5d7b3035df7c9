import type { AuditOperations } from './audit/audit-operations.js';
import type { BatchOperations } from './batches/batch-operations.js';
import type { NewBatchOperations } from './batches/new-batch-operations.js';
import type { BulkOperations } from './bulk/bulk-operations.js';
import type { ReadOperations } from './connection/read-operations.js';
import type { ContinuationOperations } from './continuations/continuation-operations.js';
import type { ReleaseOperations } from './continuations/release-operations.js';
import type { EventOperations } from './events/event-operations.js';
import type { JobOperations } from './jobs/job-operations.js';
import type { LockOperations } from './locks/lock-operations.js';
import type { MaintenanceOperations } from './maintenance/maintenance-operations.js';
import type { MeasurementOperations } from './measurements/measurement-operations.js';
import type { MonitoringOperations } from './monitoring/monitoring-operations.js';
import type { ProblemOperations } from './problems/problem-operations.js';
import type { QueueOperations } from './queues/queue-operations.js';
import type { RecurringOperations } from './recurring/recurring-operations.js';
import type { ServerOperations } from './servers/server-operations.js';
import type { StatisticsOperations } from './statistics/statistics-operations.js';
import type { SweepOperations } from './sweeps/sweep-operations.js';

/** All that the roles ask a dialect for, one statement or a few at a time. */
export interface SqlOperations<E> {
  readonly jobs: JobOperations<E>;
  readonly queues: QueueOperations<E>;
  readonly locks: LockOperations<E>;
  readonly sweeps: SweepOperations<E>;
  readonly continuations: ContinuationOperations<E>;
  readonly releases: ReleaseOperations<E>;
  readonly newBatches: NewBatchOperations<E>;
  readonly batches: BatchOperations<E>;
  readonly recurring: RecurringOperations<E>;
  readonly servers: ServerOperations<E>;
  readonly statistics: StatisticsOperations<E>;
  readonly measurements: MeasurementOperations<E>;
  readonly monitoring: MonitoringOperations<E>;
  readonly reads: ReadOperations;
  readonly problems: ProblemOperations<E>;
  readonly audit: AuditOperations<E>;
  readonly bulk: BulkOperations<E>;
  readonly maintenance: MaintenanceOperations<E>;
  readonly events: EventOperations<E>;
}
