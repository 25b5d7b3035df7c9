import type { SqlOperations } from '../../../sql/sql-operations.js';
import { postgresAudit } from './audit/postgres-audit-operations.js';
import { postgresBatches } from './batches/postgres-batch-operations.js';
import { postgresNewBatches } from './batches/postgres-new-batch-operations.js';
import { postgresBulk } from './bulk/postgres-bulk-operations.js';
import type { Executor } from './connection/postgres-database.js';
import { postgresReads } from './connection/postgres-read-operations.js';
import { postgresContinuations } from './continuations/postgres-continuation-operations.js';
import { postgresReleases } from './continuations/postgres-release-operations.js';
import { postgresEvents } from './events/postgres-event-operations.js';
import { postgresJobs } from './jobs/postgres-job-operations.js';
import { postgresLocks } from './locks/postgres-lock-operations.js';
import { postgresMaintenance } from './maintenance/postgres-maintenance-operations.js';
import { postgresMeasurements } from './measurements/postgres-measurement-operations.js';
import { postgresMonitoring } from './monitoring/postgres-monitoring-operations.js';
import { postgresProblems } from './problems/postgres-problem-operations.js';
import { postgresQueues } from './queues/postgres-queue-operations.js';
import { postgresRecurring } from './recurring/postgres-recurring-operations.js';
import { postgresServers } from './servers/postgres-server-operations.js';
import { postgresStatistics } from './statistics/postgres-statistics-operations.js';
import { postgresSweeps } from './sweeps/postgres-sweep-operations.js';

export const postgresOperations: SqlOperations<Executor> = {
  jobs: postgresJobs,
  queues: postgresQueues,
  locks: postgresLocks,
  sweeps: postgresSweeps,
  continuations: postgresContinuations,
  releases: postgresReleases,
  newBatches: postgresNewBatches,
  batches: postgresBatches,
  recurring: postgresRecurring,
  servers: postgresServers,
  statistics: postgresStatistics,
  measurements: postgresMeasurements,
  monitoring: postgresMonitoring,
  reads: postgresReads,
  problems: postgresProblems,
  audit: postgresAudit,
  bulk: postgresBulk,
  maintenance: postgresMaintenance,
  events: postgresEvents,
};
