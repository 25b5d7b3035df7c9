import type { BoundedCount } from './live.js';

/** What people can do with one job, or with all jobs of a search. */
export type JobAction = 'requeue' | 'delete';

/** `restore` undoes a bulk deletion. */
export type BulkAction = JobAction | 'restore';

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
  /** Jobs that could not be changed, although their state had not changed. Left out if nobody counted them. */
  readonly failed?: number;
  readonly expected: BoundedCount;
  /** How many jobs the operation changes at most. */
  readonly limit?: number;
  /** How many jobs the operation changes a minute. */
  readonly perMinute?: number;
  readonly error?: string;
  /** The list of its jobs. Left out if no search can find them. */
  readonly jobs?: BulkJobsAnswer;
}

/**
 * The present states of the jobs that a bulk operation has changed, without the jobs that another operation has
 * changed since.
 */
export interface BulkOutcomeAnswer {
  /** All of these jobs that still exist. */
  readonly jobs: BoundedCount;
  readonly parts: readonly BulkOutcomePart[];
}

export interface BulkOutcomePart {
  readonly outcome: 'succeeded' | 'failed' | 'processing' | 'waiting' | 'deleted';
  readonly count: BoundedCount;
  /** The search that finds them. */
  readonly search: string;
}

/** A list with the jobs of a bulk operation. */
export interface BulkJobsAnswer {
  readonly list: 'all' | 'retries';
  readonly search: string;
  /**
   * Whether the list has exactly these jobs. Otherwise it is the search that chose the jobs, and it may find other
   * jobs by now.
   */
  readonly isExact: boolean;
}

/** A phrase of the library in the details of an entry, for translation. Times are in milliseconds since 1970. */
export interface AuditPhrase {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface AuditEntryAnswer {
  readonly id: string;
  readonly at: number;
  readonly user: string;
  /** Such as `job.requeue`, `queue.pause`, `recurring.edit`. */
  readonly action: string;
  readonly subject: string;
  /** The details in English, as the store keeps them. */
  readonly details?: string;
  /** The details without the phrases of the library. */
  readonly named?: string;
  /** The phrases of the library in the details, in order. */
  readonly phrases?: readonly AuditPhrase[];
  /** The bulk operation that the action has started. Left out if it is no longer kept. */
  readonly operation?: BulkOperationAnswer;
}

export interface AuditAnswer {
  readonly entries: readonly AuditEntryAnswer[];
  readonly next?: string;
}
