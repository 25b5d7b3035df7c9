import { blocked } from './blocked.mjs';
import { clocksApart } from './clocks-apart.mjs';
import { completeWith } from './complete-with.mjs';
import { connectionLimit } from './connection-limit.mjs';
import { crashPointScenario } from './crash-point.mjs';
import { crashPoints } from './crash-points.mjs';
import { databaseCrash } from './database-crash.mjs';
import { firstStart } from './first-start.mjs';
import { halfOpen } from './half-open.mjs';
import { conflicts, fullDisk } from './injected-errors.mjs';
import { killRunning } from './kill-running.mjs';
import { largeResults } from './large-results.mjs';
import { lockFights } from './lock-fights.mjs';
import { millionJobs } from './million-jobs.mjs';
import { newerSchema } from './newer-schema.mjs';
import { pgbouncer } from './pgbouncer.mjs';
import { poison } from './poison.mjs';
import { publication } from './publication.mjs';
import { readOnly } from './read-only.mjs';
import { recoveryAtDefaults, recoveryWhenFast } from './recovery.mjs';
import { failoverWithLoss, failoverWithReplicas } from './redis/failover.mjs';
import { flushedScripts } from './redis/flushed-scripts.mjs';
import { frozenServer } from './redis/frozen-server.mjs';
import { fullMemory } from './redis/full-memory.mjs';
import { newerLayout } from './redis/newer-layout.mjs';
import { rollingRestart } from './rolling-restart.mjs';
import { sigkill } from './sigkill.mjs';
import { slowNetwork } from './slow-network.mjs';
import { starvedPool } from './starved-pool.mjs';
import { discardedSessions, internalErrors, loginsRefused } from './store-faults.mjs';
import { terminateStorm } from './terminate-storm.mjs';
import { transactionalJobs } from './transactional-jobs.mjs';
import { zombie } from './zombie.mjs';

/** @type {readonly import('./scenario.mjs').Scenario[]} */
export const scenarios = [
  sigkill,
  killRunning,
  ...crashPoints.map(crashPointScenario),
  rollingRestart,
  zombie,
  completeWith,
  transactionalJobs,
  databaseCrash,
  terminateStorm,
  slowNetwork,
  halfOpen,
  readOnly,
  publication,
  connectionLimit,
  loginsRefused,
  internalErrors,
  discardedSessions,
  starvedPool,
  conflicts,
  lockFights,
  fullDisk,
  fullMemory,
  frozenServer,
  flushedScripts,
  failoverWithLoss,
  failoverWithReplicas,
  clocksApart,
  poison,
  blocked,
  largeResults,
  firstStart,
  newerSchema,
  newerLayout,
  pgbouncer,
  millionJobs,
  recoveryWhenFast,
  recoveryAtDefaults,
];
