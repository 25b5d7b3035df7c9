// The module and what applications inject
export { HangfireModule } from './nest/hangfire.module.js';
export type {
  HangfireModuleAsyncOptions,
  HangfireModuleOptions,
  HangfireOptionsFactory,
} from './nest/options/hangfire-module-options.js';
export type {
  ProblemHandler,
  ProblemHandlerClass,
  ProblemHook,
} from './nest/problems/problem-hook.js';
export type { ProblemWebhookBody } from './problem-webhook/problem-webhook.js';
export type { ProblemWebhookOptions } from './problem-webhook/problem-webhook-options.js';
export type { TelemetryOptions } from './telemetry/telemetry-options.js';
export type { StorageOption } from './nest/options/storage-option.js';
export type {
  AmbientTransaction,
  AmbientTransactionOption,
} from './nest/transactions/ambient-transaction.js';
export { nestjsClsTransaction } from './nest/transactions/nestjs-cls-transaction.js';
export { typeormTransactional } from './nest/transactions/typeorm-transactional.js';
export type {
  JobTransactionOptions,
  TransactionIsolationLevel,
} from './support/job-transaction-options.js';
export { JOB_STORAGE } from './nest/tokens.js';
export {
  BackgroundJobService,
  type ChangeStateOptions,
  type CreateManyOptions,
} from './client/background-job-service.js';
export { BatchService } from './client/batch-service.js';
export type { ServiceCall } from './job/capture/service-call.js';
export type { EnqueueManyOptions, ItemOptions, OptionsOfItem } from './creation/item-options.js';
export type { NewContinuationOptions, NewJobOptions, NewJobs } from './batches/new-jobs.js';
export type { EnqueueOptions } from './creation/enqueue-options.js';
export { newJobId } from './creation/new-job-id.js';
export type { TransactionOptions } from './creation/transaction-options.js';
export type { JobDetails } from './client/job-details.js';
export type { JobUpdate } from './client/watching/job-update.js';
export type { WaitOptions } from './client/watching/wait-options.js';
export type { JobId } from './job/job-id.js';
export type { JobResult } from './job/job-result.js';
export { JobQueryService } from './client/job-query-service.js';
export type { CountJobsOptions, JobQuery, SearchJobsOptions } from './client/queries/job-query.js';
export type { ChangeAllOptions, ChangeAllResult } from './client/bulk/change-all.js';
export type { FoundJob, FoundJobs } from './client/queries/found-job.js';
export { QueueService } from './client/queue-service.js';
export { RecurringJobService } from './client/recurring-job-service.js';
export type { ServerOptions } from './server/server-options.js';

// Decorators
export { AutomaticRetry } from './built-in-filters/automatic-retry/automatic-retry.js';
export { DisableConcurrentExecution } from './built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
export { IdempotentCompletion } from './built-in-filters/idempotent-completion/idempotent-completion.js';
export { type JobEventOf, type JobListenerDecorator, OnJob } from './job-events/on-job.js';
export { JobTimeout } from './built-in-filters/job-timeout/job-timeout.js';
export { LatencyTimeout } from './built-in-filters/latency-timeout/latency-timeout.js';
export { Queue } from './built-in-filters/queue/queue.js';
export { TransactionalJob } from './built-in-filters/transactional-job/transactional-job.js';
export { UseJobFilters } from './filters/use-job-filters.js';
export type { JobDecorator, JobMethodDecorator } from './job/job-decorator.js';
export { JobDisplayName } from './job/job-display-name.js';
export { JobMethod, type JobMethodOptions } from './job/job-method.js';
export { type JobTokenOptions, jobToken } from './job/job-token.js';
export { JobType, type JobTypeOptions } from './job/job-type.js';
export { Masked } from './job/display/masked.js';
export { JobSchema } from './job/schemas/job-schema.js';
export type { SchemaIssue, SchemaVerdict, StandardSchema } from './job/schemas/standard-schema.js';
export type { DeclaredRecurringJobOptions } from './recurring/recurring-job-mark.js';
export { RecurringJob } from './recurring/recurring-job.js';
export type { Configurable, ConfigurableOptions } from './job/configuration/configurable.js';
export { from, type FromProvider, type ProviderToken } from './job/configuration/from.js';

// Built-in filters, for global use
export { AutomaticRetryFilter } from './built-in-filters/automatic-retry/automatic-retry-filter.js';
export type {
  AutomaticRetryOptions,
  RetryDelay,
} from './built-in-filters/automatic-retry/automatic-retry-options.js';
export { DisableConcurrentExecutionFilter } from './built-in-filters/disable-concurrent-execution/disable-concurrent-execution-filter.js';
export type { DisableConcurrentExecutionOptions } from './built-in-filters/disable-concurrent-execution/disable-concurrent-execution-options.js';
export { IdempotentCompletionFilter } from './built-in-filters/idempotent-completion/idempotent-completion-filter.js';
export { JobTimeoutFilter } from './built-in-filters/job-timeout/job-timeout-filter.js';
export type { JobTimeoutOptions } from './built-in-filters/job-timeout/job-timeout-options.js';
export { LatencyTimeoutFilter } from './built-in-filters/latency-timeout/latency-timeout-filter.js';
export type { LatencyTimeoutOptions } from './built-in-filters/latency-timeout/latency-timeout-options.js';
export { QueueFilter } from './built-in-filters/queue/queue-filter.js';
export { StatisticsHistoryFilter } from './built-in-filters/statistics-history/statistics-history-filter.js';
export { TransactionalJobFilter } from './built-in-filters/transactional-job/transactional-job-filter.js';

// Inside a job
export type { BackgroundJob } from './job/background-job.js';
export { DoNotRetryError } from './job/errors/do-not-retry-error.js';
export { RetryAfterError } from './job/errors/retry-after-error.js';
export { JobContext } from './job/job-context.js';
export {
  type HangfireContextType,
  HangfireExecutionContext,
} from './nest/enhancers/hangfire-execution-context.js';
export type { JobException } from './job/job-exception.js';
export type { ParameterBag } from './job/parameter-bag.js';
export type { Parent, ParentBatch, ParentJob } from './job/parent.js';
export type { RecurringRun } from './job/recurring-run.js';
export type { ServiceType } from './job/service-type.js';

// Events
export type {
  JobDeletedEvent,
  JobEvent,
  JobEventKind,
  JobFailedEvent,
  JobRetryingEvent,
  JobSucceededEvent,
} from './job-events/job-event.js';

// Recurring jobs
export type { RecurringJobDetails } from './client/recurring-job-details.js';
export { Cron } from './cron/cron.js';
export { describeCron } from './cron/words/cron-description.js';
export { CronSchedule } from './cron/cron-schedule.js';
export type { ActionOptions } from './recurring/action-options.js';
export type { RecurringJobOptions } from './recurring/recurring-job-options.js';
export type { RecurringJobUpdate } from './recurring/recurring-job-update.js';

// Batches and continuations
export type { BatchDetails } from './batches/batch-details.js';
export type { BatchArguments } from './batches/batch-arguments.js';
export type { BatchOptions, ContinueBatchOptions } from './client/batch-service.js';
export type {
  Batch,
  BatchCallback,
  BatchContinueOptions,
  BatchJobOptions,
  NestedBatchOptions,
} from './batches/batch.js';
export type { ContinueOn, ParentIds } from './continuations/continuation-terms.js';
export type { ContinueOptions } from './creation/continue-options.js';

// States
export { AwaitingState, type AwaitingStateOptions } from './states/awaiting-state.js';
export { DeletedState } from './states/deleted-state.js';
export { EnqueuedState } from './states/enqueued-state.js';
export type { ExceptionInfo } from './states/exception-info.js';
export { FailedState } from './states/failed-state.js';
export { ProcessingState } from './states/processing-state.js';
export { ScheduledState } from './states/scheduled-state.js';
export type { State, StateData } from './states/state.js';
export { SucceededState } from './states/succeeded-state.js';

// Failures
export type { FailedRun } from './failures/failed-run.js';
export type { FailureFingerprint } from './failures/fingerprinter.js';

// Filters of one's own
export type {
  ClientExceptionContext,
  ClientExceptionFilter,
  ClientFilter,
  CreatedContext,
  CreatingContext,
} from './filters/client-filter.js';
export type { FilterContext } from './filters/filter-context.js';
export { GlobalJobFilters } from './filters/global-job-filters.js';
export type { JobFilter, JobFilterClass, JobFilterReference } from './filters/job-filter.js';
export type {
  LockFilter,
  LockingContext,
  LockTimeoutContext,
  ResourceDemand,
} from './filters/lock-filter.js';
export type {
  AroundPerformingContext,
  PerformedContext,
  PerformingContext,
  RunResult,
  ServerExceptionContext,
  ServerExceptionFilter,
  ServerFilter,
} from './filters/server-filter.js';
export type {
  ApplyStateContext,
  ApplyStateFilter,
  ElectStateContext,
  ElectStateFilter,
  Requester,
} from './filters/state-filter.js';
export type { TimeLimitFilter, TimeLimitingContext } from './filters/time-limit-filter.js';

// Stores
export { MemoryJobStorage } from './storages/memory/memory-job-storage.js';
export type {
  DatabaseOption,
  ExistingDataSourceOption,
} from './storages/typeorm/database-option.js';
export type { EmbeddedStorageOption } from './storages/typeorm/dialects/postgres/pglite/embedded-storage-option.js';
export type { MysqlStorageOption } from './storages/typeorm/dialects/mysql/mysql-storage-option.js';
export type { PostgresStorageOption } from './storages/typeorm/dialects/postgres/postgres-storage-option.js';
export { TypeOrmJobStorage } from './storages/typeorm/typeorm-job-storage.js';
export type { TypeOrmStorageOptions } from './storages/typeorm/typeorm-storage-options.js';
export type { WakeUpOptions } from './channels/wake-up-options.js';
export type { RedisOption } from './storages/redis/create-redis-storage.js';
export { RedisJobStorage } from './storages/redis/redis-job-storage.js';
export type {
  GivenRedisClient,
  RedisNode,
  RedisRisk,
  RedisStorageOptions,
} from './storages/redis/redis-storage-options.js';

// The contract of a store
// biome-ignore lint/performance/noReExportAll: a part of this list, written by hand like the rest
export * from './storage/contract.js';
export type { CallerTransaction } from './support/caller-transaction.js';
export type { SqlTransaction } from './support/sql-transaction.js';

// Errors
// biome-ignore lint/performance/noReExportAll: a part of this list, written by hand like the rest
export * from './errors.js';

// Odds and ends that appear in the signatures above
export type { Clock } from './support/time/clock.js';
export type { Duration } from './support/time/duration.js';
export type { LogFacts, Logger } from './support/logger.js';
