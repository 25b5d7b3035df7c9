import type { JobSearch } from './monitoring-store.js';

/** Something that is done to all jobs of a search, in the background. */
export interface NewBulkOperation {
  readonly id: string;
  readonly action: 'requeue' | 'delete';
  readonly search: JobSearch;
  /** As people wrote it. */
  readonly searchText: string;
  /** Only jobs that were in their state before this moment: what it changes itself is not changed again. */
  readonly startedAt: Date;
  readonly startedBy: string;
  readonly expected: number;
  readonly isExpectedExact: boolean;
}

export interface BulkProgress {
  readonly changed: number;
  readonly skipped: number;
  /** Where to go on. */
  readonly cursor?: string | undefined;
  readonly endedAt?: Date | undefined;
  readonly error?: string | undefined;
}

export interface BulkOperationRecord
  extends Omit<NewBulkOperation, 'action' | 'search'>,
    BulkProgress {
  /** Undefined where what is stored cannot be read. */
  readonly search: JobSearch | undefined;
  /** As it is stored. Another version of the library may know actions that this one does not. */
  readonly action: string;
  readonly isCanceled: boolean;
}

/** Bulk operations outlive the process that runs them: another one goes on where it was. */
export interface BulkStore {
  create(operation: NewBulkOperation): Promise<void>;
  /**
   * One that has not ended and that nobody has worked on for so long, or ever; it is the caller's then.
   */
  take(staleAfterMs: number): Promise<BulkOperationRecord | undefined>;
  /**
   * Also shows that somebody works on it.
   *
   * @param from the cursor from which the caller went on; left out at the beginning
   * @returns false when it was cancelled, is gone, or somebody else has gone on with it meanwhile, who
   *   then knows better how far it came
   */
  progress(id: string, progress: BulkProgress, from?: string): Promise<boolean>;
  /**
   * Gives it back: whoever asks for one next may have it.
   *
   * @param from the cursor from which it is to go on; nothing happens where somebody else has gone on
   */
  handBack(id: string, from?: string): Promise<void>;
  /** Ends it where it is. @returns false when there is none, or it has ended before */
  cancel(id: string): Promise<boolean>;
  find(id: string): Promise<BulkOperationRecord | undefined>;
  /**
   * The latest first.
   *
   * @throws InvalidSearchError
   */
  list(limit: number): Promise<BulkOperationRecord[]>;
}
