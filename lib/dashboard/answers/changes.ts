import type { BoundedCount } from './live.js';

export type BulkAction = 'requeue' | 'delete';

/** A bulk operation: a change of many jobs in the background. */
export interface BulkOperationAnswer {
  readonly id: string;
  /** A BulkAction, or an action that only another version of the library knows. */
  readonly action: string;
  /** The search as people wrote it; empty for all jobs, and for a selection. */
  readonly search: string;
  /** How many jobs were selected one by one; left out if a search selected them. */
  readonly selected?: number;
  readonly startedAt: number;
  readonly startedBy: string;
  readonly endedAt?: number;
  readonly changed: number;
  /** Jobs whose state had changed. */
  readonly skipped: number;
  /** Jobs that could not be changed, although their state had not changed. Left out where nobody counted them. */
  readonly failed?: number;
  readonly expected: BoundedCount;
  readonly error?: string;
  /** Where its jobs are listed. Left out if no search can name them. */
  readonly jobs?: BulkJobsAnswer;
}

/** A list in which the jobs of a bulk operation can be looked at. */
export interface BulkJobsAnswer {
  readonly list: 'all' | 'retries';
  readonly search: string;
  /** Whether the list has exactly these jobs. Otherwise it is the search that chose them, which may find others by now. */
  readonly isExact: boolean;
}

export interface AuditEntryAnswer {
  readonly id: string;
  readonly at: number;
  readonly user: string;
  /** Such as `job.requeue`, `queue.pause`, `recurring.edit`. */
  readonly action: string;
  readonly subject: string;
  readonly details?: string;
  /** The bulk operation that the action has started. Left out if it is no longer kept. */
  readonly operation?: BulkOperationAnswer;
}

export interface AuditAnswer {
  readonly entries: readonly AuditEntryAnswer[];
  readonly next?: string;
}
