import { jobs } from './0001-jobs.sql.js';
import { continuationsAndBatches } from './0002-continuations-and-batches.sql.js';
import { recurringJobs } from './0003-recurring-jobs.sql.js';
import { dashboard } from './0004-dashboard.sql.js';
import { serverSessions } from './0005-server-sessions.sql.js';
import { occurrenceOutcomes } from './0006-occurrence-outcomes.sql.js';
import { replicaIdentities } from './0007-replica-identities.sql.js';
import { secret } from './0008-secret.sql.js';
import { linesForLocks } from './0009-lines-for-locks.sql.js';
import { fingerprints } from './0010-fingerprints.sql.js';
import { lostServers } from './0011-lost-servers.sql.js';
import { measurements } from './0012-measurements.sql.js';
import { occurrenceKinds } from './0013-occurrence-kinds.sql.js';
import { activityAndFailures } from './0014-activity-and-failures.sql.js';
import { problems } from './0015-problems.sql.js';
import { bulkOutcomes } from './0016-bulk-outcomes.sql.js';
import { parkedJobs } from './0017-parked-jobs.sql.js';
import { measurementLevels } from './0018-measurement-levels.sql.js';
import { lastingMutes } from './0019-lasting-mutes.sql.js';
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
  fingerprints,
  lostServers,
  measurements,
  occurrenceKinds,
  activityAndFailures,
  problems,
  bulkOutcomes,
  parkedJobs,
  measurementLevels,
  lastingMutes,
];
