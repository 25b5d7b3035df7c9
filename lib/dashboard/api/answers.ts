/*
 * What the dashboard's API answers: JSON as it travels, shared with the pages. Times are in
 * milliseconds since 1970, by the store's clock. Texts that come from jobs are data, never markup.
 */

export type { BatchAnswer, BatchDetailsAnswer, BatchesAnswer } from './answers/batches.js';
export type {
  AuditAnswer,
  AuditEntryAnswer,
  BulkAction,
  BulkOperationAnswer,
} from './answers/changes.js';
export type {
  ArgumentAnswer,
  AttemptAnswer,
  InnerExceptionAnswer,
  JobAnswer,
  JobRow,
  JobsAnswer,
  LinkedJob,
  StateEntry,
} from './answers/jobs.js';
export type {
  BoundedCount,
  HistoryAnswer,
  HistoryPoint,
  LiveAnswer,
  StateCountsAnswer,
  Throughput,
} from './answers/live.js';
export type {
  FailureGroup,
  OverviewAnswer,
  ProblemAnswer,
  ProblemKind,
  QueueActivity,
  QueueAnswer,
  ServerAnswer,
} from './answers/overview.js';
export type {
  CronPreviewAnswer,
  OccurrenceAnswer,
  RecurringAnswer,
  RecurringJobsAnswer,
  RecurringRow,
} from './answers/recurring.js';
export type { ErrorAnswer, Permission, SessionAnswer } from './answers/session.js';
