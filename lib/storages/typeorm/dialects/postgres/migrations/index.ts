import { jobs } from './0001-jobs.js';
import { continuationsAndBatches } from './0002-continuations-and-batches.js';
import { recurringJobs } from './0003-recurring-jobs.js';
import { dashboard } from './0004-dashboard.js';
import { serverSessions } from './0005-server-sessions.js';
import { occurrenceOutcomes } from './0006-occurrence-outcomes.js';
import { replicaIdentities } from './0007-replica-identities.js';
import { secret } from './0008-secret.js';
import { linesForLocks } from './0009-lines-for-locks.js';
import type { Migration } from './migration.js';

/** Every step of the schema, in order. */
export const migrations: readonly Migration[] = [
  jobs,
  continuationsAndBatches,
  recurringJobs,
  dashboard,
  serverSessions,
  occurrenceOutcomes,
  replicaIdentities,
  secret,
  linesForLocks,
];
