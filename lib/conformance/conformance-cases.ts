import type { StorageRoles } from '../storage/storage-roles.js';
import { audit } from './audit/audit.js';
import { awaitingBatches } from './batches/awaiting-batches.js';
import { batchProgress } from './batches/batch-progress.js';
import { batches } from './batches/batches.js';
import { canceledBatches } from './batches/canceled-batches.js';
import { circularBatches } from './batches/circular-batches.js';
import { foldedBatches } from './batches/folded-batches.js';
import { nestedBatches } from './batches/nested-batches.js';
import { bulkOperations } from './bulk/bulk-operations.js';
import { collectCases, type DefineCases } from './collect-cases.js';
import type { ConformanceCase } from './conformance-case.js';
import { continuations } from './continuations/continuations.js';
import { releasedContinuations } from './continuations/released-continuations.js';
import { releases } from './continuations/releases.js';
import { severalParents } from './continuations/several-parents.js';
import { events } from './events/events.js';
import { hints } from './events/hints.js';
import { hintsElsewhere } from './events/hints-elsewhere.js';
import { callerTransactions } from './jobs/caller-transactions.js';
import { creatingJobs } from './jobs/creating-jobs.js';
import { customStates } from './jobs/custom-states.js';
import { histories } from './jobs/histories.js';
import { hostileNames } from './jobs/hostile-names.js';
import { keptValues } from './jobs/kept-values.js';
import { largeItems } from './jobs/large-items.js';
import { longestNames } from './jobs/longest-names.js';
import { refusedTransitions } from './jobs/refused-transitions.js';
import { transitionBatches } from './jobs/transition-batches.js';
import { transitions } from './jobs/transitions.js';
import { contendedLocks } from './locks/contended-locks.js';
import { freedLocks } from './locks/freed-locks.js';
import { linesForLocks } from './locks/lines-for-locks.js';
import { locks } from './locks/locks.js';
import { locksElsewhere } from './locks/locks-elsewhere.js';
import { nextLockHolders } from './locks/next-lock-holders.js';
import { expiration } from './maintenance/expiration.js';
import { opening } from './maintenance/opening.js';
import { absurdSizes } from './monitoring/absurd-sizes.js';
import { jobCounts } from './monitoring/job-counts.js';
import { jobLists } from './monitoring/job-lists.js';
import { jobPages } from './monitoring/job-pages.js';
import { jobSearches } from './monitoring/job-searches.js';
import { overviews } from './monitoring/overviews.js';
import { wholeNames } from './monitoring/whole-names.js';
import { claiming } from './queues/claiming.js';
import { claimsElsewhere } from './queues/claims-elsewhere.js';
import { leases } from './queues/leases.js';
import { pausedQueues } from './queues/paused-queues.js';
import { createdOccurrences } from './recurring/created-occurrences.js';
import { dueRecurringJobs } from './recurring/due-recurring-jobs.js';
import { occurrenceLists } from './recurring/occurrence-lists.js';
import { recordedOccurrences } from './recurring/recorded-occurrences.js';
import { recurringJobs } from './recurring/recurring-jobs.js';
import { recurringLists } from './recurring/recurring-lists.js';
import { servers } from './servers/servers.js';
import { stoppingServers } from './servers/stopping-servers.js';
import { statistics } from './statistics/statistics.js';
import { StoreUnderTest } from './store-under-test.js';
import { abandonedJobs } from './sweeps/abandoned-jobs.js';
import { sweeps } from './sweeps/sweeps.js';

const CASES: readonly (readonly [role: keyof StorageRoles, define: DefineCases])[] = [
  ['jobs', creatingJobs],
  ['jobs', keptValues],
  ['queues', claiming],
  ['jobs', largeItems],
  ['queues', leases],
  ['jobs', transitions],
  ['jobs', refusedTransitions],
  ['jobs', transitionBatches],
  ['jobs', histories],
  ['jobs', customStates],
  ['locks', locks],
  ['locks', freedLocks],
  ['locks', nextLockHolders],
  ['locks', linesForLocks],
  ['locks', contendedLocks],
  ['sweeps', sweeps],
  ['sweeps', abandonedJobs],
  ['continuations', continuations],
  ['continuations', releasedContinuations],
  ['continuations', releases],
  ['continuations', severalParents],
  ['batches', batches],
  ['batches', foldedBatches],
  ['batches', batchProgress],
  ['batches', nestedBatches],
  ['batches', circularBatches],
  ['batches', awaitingBatches],
  ['batches', canceledBatches],
  ['jobs', callerTransactions],
  ['recurring', recurringJobs],
  ['recurring', recurringLists],
  ['recurring', dueRecurringJobs],
  ['recurring', createdOccurrences],
  ['recurring', recordedOccurrences],
  ['recurring', occurrenceLists],
  ['events', hints],
  ['servers', servers],
  ['statistics', statistics],
  ['maintenance', opening],
  ['maintenance', expiration],
  ['events', events],
  ['servers', stoppingServers],
  ['queues', pausedQueues],
  ['monitoring', overviews],
  ['monitoring', jobSearches],
  ['monitoring', jobCounts],
  ['monitoring', jobLists],
  ['monitoring', jobPages],
  ['monitoring', wholeNames],
  ['bulk', bulkOperations],
  ['audit', audit],
  ['monitoring', absurdSizes],
  ['jobs', hostileNames],
  ['jobs', longestNames],
  ['queues', claimsElsewhere],
  ['locks', locksElsewhere],
  ['events', hintsElsewhere],
];

/** What every store must do, in cases. A bug found in one store becomes a case for all. */
export function conformanceCases(): ConformanceCase[] {
  const store = new StoreUnderTest();
  return CASES.flatMap(([role, define]) => collectCases(role, define, store));
}
