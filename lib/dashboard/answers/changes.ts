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
  readonly expected: BoundedCount;
  readonly error?: string;
}

export interface AuditEntryAnswer {
  readonly id: string;
  readonly at: number;
  readonly user: string;
  /** Such as `job.requeue`, `queue.pause`, `recurring.edit`. */
  readonly action: string;
  readonly subject: string;
  readonly details?: string;
}

export interface AuditAnswer {
  readonly entries: readonly AuditEntryAnswer[];
  readonly next?: string;
}
