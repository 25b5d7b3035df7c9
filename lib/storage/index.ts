// The contract of a store
// biome-ignore lint/performance/noReExportAll: a part of this list, written by hand like the rest
export * from './contract.js';

// The base of a store
export { rolesOf } from './storage-roles.js';
export { StoreOfRoles } from './store-of-roles.js';

// Jobs
export { NAME_LIMITS } from './name-limits.js';
export { MAX_ATTEMPT } from './jobs/records.js';
export { latestFailureIn, type Failure } from './jobs/latest-failure.js';
export {
  MAX_ITEM_SIZE,
  MAX_STATEMENT_SIZE,
  sizeOfNewJob,
  sizeOfTransition,
} from './jobs/stored-size.js';

// Queues
export { MAX_PARKED_ALONG, MAX_PARKED_COUNTED, PARKED } from './queues/parked-jobs.js';

// Continuations and batches
export { isUnmet } from './continuations/unmet-link.js';

// Recurring jobs
export { recurringParameter } from './recurring/recurring-parameter.js';

// Servers, hints, maintenance
export { AUDIT_RETENTION_MS, BULK_RETENTION_MS } from './maintenance/maintenance-store.js';
export { LOST_SERVER_RETENTION_MS, MAX_LOST_SERVERS } from './servers/server-store.js';

// Measurements
export {
  foldGroups,
  nextLevel,
  placeKeyOf,
  splitGroups,
  type FoldGroup,
  type FoldTarget,
} from './measurements/measurement-folding.js';

// Problems
export { dueNotices, type ToldOfProblem } from './problems/due-notices.js';
export {
  MAX_CLOSED_PROBLEMS,
  MAX_MUTES,
  MAX_OPEN_PROBLEMS,
  NOTICE_VALID_MS,
  PROBLEM_RETENTION_MS,
} from './problems/problem-store.js';

// For people
export { BULK_PARAMETER, MAX_NOTED_JOBS } from './bulk/bulk-store.js';
export { MAX_LISTED_ARGUMENTS_CHARS } from './monitoring/listed-arguments.js';
export { cursorOf, placeOfCursor, type Place } from './monitoring/search-cursor.js';
export {
  MAX_PAGE_SIZE,
  requireValidBound,
  requireValidLimit,
  requireValidSearch,
} from './monitoring/valid-search.js';
export { readSearch } from './monitoring/search-text.js';

// What a store throws
export { InvalidCursorError } from './errors/invalid-cursor-error.js';
export { InvalidSearchError } from './errors/invalid-search-error.js';
export { NoOpenTransactionError } from './errors/no-open-transaction-error.js';
export { OtherDatabaseError } from './errors/other-database-error.js';
export { StorageBusyError } from './errors/storage-busy-error.js';
export { StorageClosedError } from './errors/storage-closed-error.js';
export { StorageFaultError } from './errors/storage-fault-error.js';
export { StorageOperationError } from './errors/storage-operation-error.js';
export { StorageUnavailableError } from './errors/storage-unavailable-error.js';
export { TooLargeToStoreError } from './errors/too-large-to-store-error.js';
export { TransactionNotSupportedError } from './errors/transaction-not-supported-error.js';
export { HangfireError } from '../support/hangfire-error.js';

// Odds and ends that appear in the signatures above
export type { StateData } from '../states/state.js';
export type { CallerTransaction } from '../support/caller-transaction.js';
export type {
  JobTransactionOptions,
  TransactionIsolationLevel,
} from '../support/job-transaction-options.js';
export { type Clock, systemClock } from '../support/time/clock.js';
