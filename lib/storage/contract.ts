// The store, and what it can do
export type { JobStorage } from './job-storage.js';
export type { StorageFeatures } from './storage-features.js';
export type { ConflictKind, ConflictListener, ConflictSource } from './conflict-source.js';
export type { TransactionOpener } from './transaction-opener.js';
export type { ValueLimit } from './value-limit.js';
export type * from './storage-roles.js';

// Jobs
export type { ApplyTransitionsOptions, CreateJobsOptions } from './jobs/job-store.js';
export type {
  ClaimedJob,
  HistoryEntry,
  JobParameters,
  JobRecord,
  JobStateRecord,
  Lease,
  NewJob,
  StoredCall,
} from './jobs/records.js';
export type { Expectation, Transition, TransitionOutcome } from './jobs/transition.js';

// Queues, locks, sweeps
export type {
  ClaimRequest,
  LeasedJob,
  LocalWorkers,
  PausedQueue,
  Reservation,
} from './queues/queue-store.js';
export type { CallName, ParkedSummary } from './queues/parked-jobs.js';
export type { LockRequest } from './locks/lock-store.js';
export type { SweepDecision, SweepReason } from './sweeps/sweep-store.js';

// Continuations and batches
export type {
  ContinuationCondition,
  ContinuationRecord,
  ParentLink,
  ParentRecord,
  ReleaseDecision,
  ReleasedJob,
  ReleaseResult,
} from './continuations/continuation-store.js';
export type {
  BatchProgress,
  BatchRecord,
  BatchState,
  FoldResult,
  NewBatch,
} from './batches/batch-store.js';

// Recurring jobs
export type {
  DueRecurringJob,
  MisfireHandling,
  NewOccurrence,
  OccurrenceDetails,
  OccurrenceKind,
  OccurrenceRecord,
  OverlapHandling,
  PassedOccurrence,
  RecurringDecision,
  RecurringDefinition,
  RecurringJobChange,
  RecurringJobRecord,
  RecurringJobValues,
  ScheduledOccurrences,
  SkipReason,
} from './recurring/recurring-store.js';

// Servers, hints, maintenance
export type { HandlerMethods, HandlersOfServers, KnownHandlers } from './servers/known-handlers.js';
export type {
  AbandonedRun,
  HeartbeatOptions,
  LostServer,
  Pulse,
  ServerActivity,
  ServerAnnouncement,
  ServerLoad,
  ServerRecord,
  ServerSoftware,
} from './servers/server-store.js';
export type { Signs } from './servers/signs.js';
export type {
  KnownNames,
  PlainHint,
  StorageEvent,
  StorageEventListener,
  Subscription,
  ToldHint,
  WakeUpChannelState,
} from './events/storage-events.js';
export type { ExpirationOptions } from './maintenance/maintenance-store.js';
export type {
  Measurement,
  MeasurementFold,
  MeasurementLevel,
  MeasurementSplit,
  SplitMeasurement,
  StoredMeasurement,
} from './measurements/measurement-store.js';
export type {
  CounterPoint,
  CounterRange,
  StateCounts,
} from './statistics/statistics-store.js';

// For people
export type { RecentlyFinished, UnfinishedJobs } from './monitoring/batch-holds.js';
export type { FlowItem, FlowLink, FlowSide } from './monitoring/flow-item.js';
export type { JobsInState } from './monitoring/jobs-in-state.js';
export type {
  BatchSearch,
  BatchSearchAnswer,
  BoundedCount,
  CountOptions,
  FailureSummary,
  JobPage,
  JobSearch,
  JobSummary,
  LineSummary,
  MsRange,
  PlaceInQueue,
  QueueSummary,
  RecurringSearchAnswer,
  RecurringSummary,
  SearchAnswer,
  SearchPage,
} from './monitoring/monitoring-store.js';
export type { SharedReadings } from './monitoring/shared-readings.js';
export type { StoreHealth } from './monitoring/store-health.js';
export type {
  NewProblemMute,
  ProblemKey,
  ProblemMute,
  ProblemNotice,
  ProblemRecord,
  ProblemReport,
  ReportedProblem,
} from './problems/problem-store.js';
export type { AuditEntry, AuditPage, AuditRecord } from './audit/audit-store.js';
export type {
  BulkOperationRecord,
  BulkProgress,
  NewBulkOperation,
} from './bulk/bulk-store.js';
