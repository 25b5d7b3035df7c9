import type { StorageRoles } from '../storage/storage-roles.js';
import { audit } from './audit/audit.js';
import { batchCases } from './batches/batch-cases.js';
import { bulkOperations } from './bulk/bulk-operations.js';
import { collectCases, type DefineCases } from './collect-cases.js';
import type { ConformanceCase } from './conformance-case.js';
import { continuationCases } from './continuations/continuation-cases.js';
import { eventCases } from './events/event-cases.js';
import { jobCases } from './jobs/job-cases.js';
import { lockCases } from './locks/lock-cases.js';
import { maintenanceCases } from './maintenance/maintenance-cases.js';
import { measurements } from './measurements/measurements.js';
import { monitoringCases } from './monitoring/monitoring-cases.js';
import { problemCases } from './problems/problem-cases.js';
import { queueCases } from './queues/queue-cases.js';
import { recurringCases } from './recurring/recurring-cases.js';
import { serverCases } from './servers/server-cases.js';
import { statisticsCases } from './statistics/statistics-cases.js';
import { StoreUnderTest } from './store-under-test.js';
import { sweepCases } from './sweeps/sweep-cases.js';

/** The cases of each role. A bug of one store becomes a case for all stores. */
const CASES: Readonly<Record<keyof StorageRoles, readonly DefineCases[]>> = {
  jobs: jobCases,
  queues: queueCases,
  locks: lockCases,
  sweeps: sweepCases,
  continuations: continuationCases,
  batches: batchCases,
  recurring: recurringCases,
  servers: serverCases,
  statistics: statisticsCases,
  measurements: [measurements],
  maintenance: maintenanceCases,
  monitoring: monitoringCases,
  problems: problemCases,
  audit: [audit],
  bulk: [bulkOperations],
  events: eventCases,
};

/** All cases that every store must pass. */
export function conformanceCases(): ConformanceCase[] {
  const store = new StoreUnderTest();
  const roles = Object.keys(CASES) as (keyof StorageRoles)[];
  return roles.flatMap((role) =>
    CASES[role].flatMap((define) => collectCases(role, define, store)),
  );
}
