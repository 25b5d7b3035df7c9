import type { CallerTransaction } from '../../support/caller-transaction.js';
import type { JobRecord } from '../jobs/records.js';
import type { Transition } from '../jobs/transition.js';

/**
 * What must become of a parent before its continuations go on. The parent is a job or a batch.
 * `succeeded`: it is Succeeded.
 * `deleted`: it is Deleted.
 * `finished`: it is in any final state.
 * `completed`: it is a batch whose jobs have all ended, some without success.
 * `started`: it is a batch whose jobs may run.
 */
export type ContinuationCondition = 'succeeded' | 'deleted' | 'finished' | 'completed' | 'started';

/** A new job or batch waits for this parent. */
export interface ParentLink {
  readonly parentId: string;
  readonly condition: ContinuationCondition;
  /**
   * The state of the parent, where that state decides the link already. Without it the link is open: a release
   * looks at the link when the parent ends, also when the parent has ended in the meantime.
   */
  readonly outcome?: string | undefined;
}

/** As much of a job or a batch as its continuations need to know. */
export interface ParentRecord {
  readonly id: string;
  readonly kind: 'job' | 'batch';
  readonly state: string;
  readonly isFinished: boolean;
}

/** A stored link. */
export interface ContinuationRecord {
  readonly parentId: string;
  readonly childId: string;
  readonly condition: ContinuationCondition;
  /** Undefined while the link is open. */
  readonly outcome?: string | undefined;
}

/** An Awaiting job whose waiting is over. */
export interface ReleasedJob {
  readonly job: JobRecord;
  /** The link whose condition was not met. Undefined: all conditions were met. */
  readonly unmet?: ContinuationRecord | undefined;
}

export interface ReleaseResult {
  /** How many links the release closed. */
  readonly closed: number;
  /** Whether there was any parent to look at. */
  readonly hasFound: boolean;
  /** Whether there may be more parents to look at. */
  readonly mayHaveMore: boolean;
}

export type ReleaseDecision = (released: readonly ReleasedJob[]) => Promise<readonly Transition[]>;

/**
 * Jobs and batches that wait for others. The transaction that ends a parent only notes that `release` must look at
 * the parent. Any number of servers release at once. So a parent with ten thousand continuations ends as fast as a
 * parent without any, and no continuation is ever forgotten.
 */
export interface ContinuationStore {
  /** The parents that exist, in no particular order. Inside the caller's transaction also the parents that it created. */
  findParents(ids: readonly string[], transaction?: CallerTransaction): Promise<ParentRecord[]>;

  /**
   * Closes up to `limit` open links whose parents have ended. A parent that no longer exists counts as Deleted.
   * A waiting job goes on when the conditions of all its links are met, or as soon as one condition is not met:
   * `decide` says in which state, and the store applies that in the same transaction. The store itself starts or
   * deletes waiting batches. Where the database has undone the transaction, the store repeats it and asks again; before
   * that it asks about no jobs at all. The last answer counts.
   *
   * A store that cannot hold a transaction while `decide` runs applies a transition only to a job that still waits.
   * It forgets the parent only when the links are closed and the transitions applied, so that the next release
   * repeats a release that died.
   */
  release(limit: number, decide: ReleaseDecision): Promise<ReleaseResult>;

  /** The links to the children of this parent, the oldest child first. */
  findContinuations(parentId: string, limit: number): Promise<ContinuationRecord[]>;
  /** The links to the parents of this child. */
  findParentLinks(childId: string): Promise<ContinuationRecord[]>;
}
