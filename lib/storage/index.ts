// The store, and what it can do
export type { JobStorage } from './job-storage.js';
export type { StorageFeatures } from './storage-features.js';
export type { StorageRoles } from './storage-roles.js';
export { StoreOfRoles } from './store-of-roles.js';

// Jobs
export { NAME_LIMITS } from './name-limits.js';
export type { ApplyTransitionsOptions, CreateJobsOptions, JobStore } from './job-store.js';
export {
  type ClaimedJob,
  type HistoryEntry,
  type JobParameters,
  type JobRecord,
  type Lease,
  MAX_ATTEMPT,
  type NewJob,
  type StoredCall,
} from './records.js';
export type { Expectation, Transition, TransitionOutcome } from './transition.js';
export { type Failure, latestFailureIn } from './latest-failure.js';
export {
  MAX_ITEM_SIZE,
  MAX_STATEMENT_SIZE,
  sizeOfNewJob,
  sizeOfTransition,
} from './stored-size.js';

// Queues, locks, sweeps
export type {
  ClaimRequest,
  LeasedJob,
  LocalWorkers,
  PausedQueue,
  QueueStore,
  Reservation,
} from './queue-store.js';
export type { LockRequest, LockStore } from './lock-store.js';
export type { SweepDecision, SweepReason, SweepStore } from './sweep-store.js';

// Continuations and batches
export type {
  ContinuationCondition,
  ContinuationRecord,
  ContinuationStore,
  ParentLink,
  ParentRecord,
  ReleaseDecision,
  ReleasedJob,
  ReleaseResult,
} from './continuation-store.js';
export { isUnmet } from './unmet-link.js';
export type {
  BatchProgress,
  BatchRecord,
  BatchState,
  BatchStore,
  FoldResult,
  NewBatch,
} from './batch-store.js';

// Recurring jobs
export type {
  DueRecurringJob,
  MisfireHandling,
  NewOccurrence,
  OccurrenceRecord,
  OverlapHandling,
  RecurringDecision,
  RecurringDefinition,
  RecurringJobRecord,
  RecurringJobValues,
  RecurringStore,
  ScheduledOccurrences,
} from './recurring-store.js';
export { recurringParameter } from './recurring-parameter.js';

// Servers, hints, maintenance
export type {
  HeartbeatOptions,
  Pulse,
  ServerAnnouncement,
  ServerLoad,
  ServerRecord,
  ServerStore,
} from './server-store.js';
export type {
  KnownNames,
  StorageEvent,
  StorageEventListener,
  StorageEvents,
  Subscription,
} from './storage-events.js';
export {
  AUDIT_RETENTION_MS,
  BULK_RETENTION_MS,
  type ExpirationOptions,
  type MaintenanceStore,
} from './maintenance-store.js';
export type {
  CounterPoint,
  CounterRange,
  StateCounts,
  StatisticsStore,
} from './statistics-store.js';

// For people
export type {
  BatchSearch,
  BatchSearchAnswer,
  BoundedCount,
  FailureSummary,
  JobSearch,
  JobSummary,
  MonitoringStore,
  QueueSummary,
  RecurringSearchAnswer,
  RecurringSummary,
  SearchAnswer,
  SearchPage,
  StoreHealth,
} from './monitoring-store.js';
export { MAX_LISTED_ARGUMENTS_CHARS } from './listed-arguments.js';
export { cursorOf, type Place, placeOfCursor } from './search-cursor.js';
export {
  MAX_PAGE_SIZE,
  requireValidBound,
  requireValidLimit,
  requireValidSearch,
} from './valid-search.js';
export type { AuditEntry, AuditPage, AuditRecord, AuditStore } from './audit-store.js';
export type {
  BulkOperationRecord,
  BulkProgress,
  BulkStore,
  NewBulkOperation,
} from './bulk-store.js';
export { readSearch } from './search-text.js';

// What a store throws
export { InvalidCursorError } from './errors/invalid-cursor-error.js';
export { InvalidSearchError } from './errors/invalid-search-error.js';
export { NoOpenTransactionError } from './errors/no-open-transaction-error.js';
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
export { type Clock, systemClock } from '../support/time/clock.js';
