import type { ReleasedJob } from '../../../storage/continuations/continuation-store.js';
import type { StateOfJob } from '../jobs/job-operations.js';

/** A note that a parent may have ended. */
export interface DueParent {
  readonly parentId: string;
  /** By which the dialect finds the note again. */
  readonly place: string;
}

/** A parent as it is: an unfinished job, a finished one, or a batch. */
export interface ParentState {
  readonly id: string;
  readonly kind: 'live' | 'finished' | 'batch';
  readonly state: string;
  /** Whether it will tell when it ends. */
  readonly hasContinuations: boolean;
}

/** A parent whose links can be decided. */
export interface EndedParent {
  readonly id: string;
  readonly outcome: string;
  /** Only those links are decided that wait for the start. */
  readonly hasOnlyStarted: boolean;
}

/** A link that was closed just now. */
export interface ClosedLink {
  readonly parentId: string;
  readonly childId: string;
  readonly isUnmet: boolean;
}

/** What a dialect does to release what waited, all inside one transaction, in this order. */
export interface ReleaseOperations<E> {
  /** Whoever else takes some passes over these until the transaction ends. */
  takeDueParents(executor: E, limit: number): Promise<DueParent[]>;

  findParentStates(executor: E, ids: readonly string[]): Promise<ParentState[]>;

  /**
   * Closes open links, of each parent those of the oldest children.
   *
   * @param share how many for each parent
   */
  closeLinks(
    executor: E,
    parents: readonly EndedParent[],
    share: number,
    limit: number,
  ): Promise<ClosedLink[]>;

  removeDueParents(executor: E, due: readonly DueParent[]): Promise<unknown>;

  /** Those of the children that are jobs, in the order of their ids. */
  lockWaitingJobs(executor: E, ids: readonly string[]): Promise<StateOfJob[]>;

  /**
   * Which of these Awaiting jobs need not wait any more.
   *
   * @param unmet children with a link that was closed just now and was not met
   */
  judgeWaitingJobs(
    executor: E,
    ids: readonly string[],
    unmet: readonly string[],
  ): Promise<ReleasedJob[]>;

  /** The ids of those children that are Awaiting batches, in their order. */
  lockWaitingBatches(executor: E, ids: readonly string[]): Promise<string[]>;

  /** Starts batches whose waiting is over, or deletes them. @returns the ids of those */
  judgeWaitingBatches(
    executor: E,
    ids: readonly string[],
    unmet: readonly string[],
  ): Promise<string[]>;
}
