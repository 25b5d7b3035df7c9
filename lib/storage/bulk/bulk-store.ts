import type { JobSearch } from '../monitoring/monitoring-store.js';

/** A change of all jobs that a search finds, made in the background. */
export interface NewBulkOperation {
  readonly id: string;
  readonly action: 'requeue' | 'delete' | 'restore';
  readonly search: JobSearch;
  /** The search as a person wrote it. */
  readonly searchText: string;
  /** The operation changes only jobs that were in their state before this moment, so it changes none of them twice. */
  readonly startedAt: Date;
  readonly startedBy: string;
  /** How many jobs the search found at the start. */
  readonly expected: number;
  readonly isExpectedExact: boolean;
  /** How many jobs the operation changes at most. Left out: all that the search finds. */
  readonly limit?: number | undefined;
  /** How many jobs the operation changes a minute. Left out: as many as it can. */
  readonly perMinute?: number | undefined;
}

/** An operation keeps the ids of so many jobs. Of an operation with more, none are kept. */
export const MAX_NOTED_JOBS = 10_000;

/** The parameter with the id of the bulk operation that changed a job last. */
export const BULK_PARAMETER = 'BulkOperationId';

export interface BulkProgress {
  readonly changed: number;
  /** Jobs whose state had changed, or that are gone. */
  readonly skipped: number;
  /** Jobs that could not be changed, although their state had not changed. Undefined where nobody counted them. */
  readonly failed?: number | undefined;
  /** Where the operation goes on. */
  readonly cursor?: string | undefined;
  /** Nobody goes on before this time. Left out: at once. */
  readonly resumeAt?: Date | undefined;
  readonly endedAt?: Date | undefined;
  readonly error?: string | undefined;
}

export interface BulkOperationRecord
  extends Omit<NewBulkOperation, 'action' | 'search'>,
    BulkProgress {
  /** Undefined where the stored search cannot be read. */
  readonly search: JobSearch | undefined;
  /** The stored text. Another version of the library may know actions that this version does not know. */
  readonly action: string;
  readonly isCanceled: boolean;
}

/** Bulk operations outlive the process that runs them: another process goes on where the first one stopped. */
export interface BulkStore {
  create(operation: NewBulkOperation): Promise<void>;
  /**
   * Gives the caller an operation that has not ended, whose `resumeAt` has passed, and that no process has worked on for
   * `staleAfterMs` or ever.
   */
  take(staleAfterMs: number): Promise<BulkOperationRecord | undefined>;
  /**
   * Keeps the ids of jobs that the operation is about to change, so that a search for its jobs is quick. Beyond
   * `MAX_NOTED_JOBS` jobs the operation keeps none. An id that was noted before counts once.
   */
  note(id: string, jobIds: readonly string[]): Promise<void>;
  /**
   * Stores how far the operation came, and shows that its process is alive.
   *
   * @param from the cursor from which the caller went on; left out at the beginning
   * @returns false when the operation was cancelled, is gone, or another process has gone on with it meanwhile
   */
  progress(id: string, progress: BulkProgress, from?: string): Promise<boolean>;
  /**
   * Returns the operation: the next process that asks may take it.
   *
   * @param from the cursor from which the operation is to go on; nothing happens where another process has gone on
   */
  handBack(id: string, from?: string): Promise<void>;
  /** Ends the operation where it is. @returns false when there is no such operation, or it has ended before */
  cancel(id: string): Promise<boolean>;
  find(id: string): Promise<BulkOperationRecord | undefined>;
  /**
   * The latest operation comes first.
   *
   * @throws InvalidSearchError
   */
  list(limit: number): Promise<BulkOperationRecord[]>;
}
