// The store, and what it can do
export type { JobStorage } from './job-storage.js';
export type { StorageFeatures } from './storage-features.js';
export type { ConflictKind, ConflictListener, ConflictSource } from './conflict-source.js';
export type { TransactionOpener } from './transaction-opener.js';
export type { ValueLimit } from './value-limit.js';
export type * from './storage-roles.js';

// Jobs
export type { ApplyTransitionsOptions, CreateJobsOptions } from './job-store.js';
export type {
  ClaimedJob,
  HistoryEntry,
  JobParameters,
  JobRecord,
  JobStateRecord,
  Lease,
  NewJob,
  StoredCall,
} from './records.js';
export type { Expectation, Transition, TransitionOutcome } from './transition.js';

// Queues, locks, sweeps
export type {
  ClaimRequest,
  LeasedJob,
  LocalWorkers,
  PausedQueue,
  Reservation,
} from './queue-store.js';
export type { CallName, ParkedSummary } from './parked-jobs.js';
export type { LockRequest } from './lock-store.js';
export type { SweepDecision, SweepReason } from './sweep-store.js';

// Continuations and batches
export type {
  ContinuationCondition,
  ContinuationRecord,
  ParentLink,
  ParentRecord,
  ReleaseDecision,
  ReleasedJob,
  ReleaseResult,
} from './continuation-store.js';
export type {
  BatchProgress,
  BatchRecord,
  BatchState,
  FoldResult,
  NewBatch,
} from './batch-store.js';

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
} from './recurring-store.js';

// Servers, hints, maintenance
export type { HandlerMethods, HandlersOfServers, KnownHandlers } from './known-handlers.js';
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
} from './server-store.js';
export type { Signs } from './signs.js';
export type {
  KnownNames,
  PlainHint,
  StorageEvent,
  StorageEventListener,
  Subscription,
  ToldHint,
  WakeUpChannelState,
} from './storage-events.js';
export type { ExpirationOptions } from './maintenance-store.js';
export type {
  Measurement,
  MeasurementFold,
  MeasurementLevel,
  MeasurementSplit,
  SplitMeasurement,
  StoredMeasurement,
} from './measurement-store.js';
export type {
  CounterPoint,
  CounterRange,
  StateCounts,
} from './statistics-store.js';

// For people
export type { SharedReadings } from './shared-readings.js';
export type { RecentlyFinished, UnfinishedJobs } from './batch-holds.js';
export type { FlowItem, FlowLink, FlowSide } from './flow-item.js';
export type { JobsInState } from './jobs-in-state.js';
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
} from './monitoring-store.js';
export type { StoreHealth } from './store-health.js';
export type {
  NewProblemMute,
  ProblemKey,
  ProblemMute,
  ProblemNotice,
  ProblemRecord,
  ProblemReport,
  ReportedProblem,
} from './problem-store.js';
export type { AuditEntry, AuditPage, AuditRecord } from './audit-store.js';
export type {
  BulkOperationRecord,
  BulkProgress,
  NewBulkOperation,
} from './bulk-store.js';
