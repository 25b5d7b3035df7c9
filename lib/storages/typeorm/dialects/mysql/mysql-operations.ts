import type { SqlOperations } from '../../../sql/sql-operations.js';
import { mysqlAudit } from './audit/mysql-audit-operations.js';
import { mysqlBatches } from './batches/mysql-batch-operations.js';
import { mysqlNewBatches } from './batches/mysql-new-batch-operations.js';
import { mysqlBulk } from './bulk/mysql-bulk-operations.js';
import type { Executor } from './connection/executor.js';
import { mysqlReads } from './connection/mysql-read-operations.js';
import { mysqlContinuations } from './continuations/mysql-continuation-operations.js';
import { mysqlReleases } from './continuations/mysql-release-operations.js';
import { mysqlEvents } from './events/mysql-event-operations.js';
import { mysqlJobs } from './jobs/mysql-job-operations.js';
import { mysqlLocks } from './locks/mysql-lock-operations.js';
import { mysqlMaintenance } from './maintenance/mysql-maintenance-operations.js';
import { mysqlMeasurements } from './measurements/mysql-measurement-operations.js';
import { mysqlMonitoring } from './monitoring/mysql-monitoring-operations.js';
import { mysqlProblems } from './problems/mysql-problem-operations.js';
import { mysqlQueues } from './queues/mysql-queue-operations.js';
import { mysqlRecurring } from './recurring/mysql-recurring-operations.js';
import { mysqlServers } from './servers/mysql-server-operations.js';
import { mysqlStatistics } from './statistics/mysql-statistics-operations.js';
import { mysqlSweeps } from './sweeps/mysql-sweep-operations.js';

export const mysqlOperations: SqlOperations<Executor> = {
  jobs: mysqlJobs,
  queues: mysqlQueues,
  locks: mysqlLocks,
  sweeps: mysqlSweeps,
  continuations: mysqlContinuations,
  releases: mysqlReleases,
  newBatches: mysqlNewBatches,
  batches: mysqlBatches,
  recurring: mysqlRecurring,
  servers: mysqlServers,
  statistics: mysqlStatistics,
  measurements: mysqlMeasurements,
  monitoring: mysqlMonitoring,
  reads: mysqlReads,
  problems: mysqlProblems,
  audit: mysqlAudit,
  bulk: mysqlBulk,
  maintenance: mysqlMaintenance,
  events: mysqlEvents,
};
