import type { CallerTransaction } from '../support/caller-transaction.js';
import type { JobRecord } from './records.js';
import type { Transition } from './transition.js';

/**
 * What has to become of a parent, a job or a batch, before what waits for it goes on:
 * `succeeded`: Succeeded; `deleted`: Deleted; `finished`: any final state; `completed`: a batch of
 * which some jobs ended without success; `started`: a batch that may run its jobs.
 */
export type ContinuationCondition = 'succeeded' | 'deleted' | 'finished' | 'completed' | 'started';

/** That a new job or batch waits for a parent. */
export interface ParentLink {
  readonly parentId: string;
  readonly condition: ContinuationCondition;
  /**
   * The state that the parent was found in, where that decides the link already. Left out, the link
   * is open, and is looked at when the parent ends, also if it has ended in the meantime.
   */
  readonly outcome?: string | undefined;
}

/** A job or a batch, as far as it concerns those that wait for it. */
export interface ParentRecord {
  readonly id: string;
  readonly kind: 'job' | 'batch';
  readonly state: string;
  readonly isFinished: boolean;
}

/** A link as it is stored. */
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
  /** The link that was not met; undefined: all were. */
  readonly unmet?: ContinuationRecord | undefined;
}

export interface ReleaseResult {
  readonly closed: number;
  readonly hasFound: boolean;
  readonly mayHaveMore: boolean;
}

export type ReleaseDecision = (released: readonly ReleasedJob[]) => Promise<readonly Transition[]>;

/**
 * Jobs and batches that wait for others. What ends a parent only notes, in its own transaction, that
 * its continuations are to be looked at; `release` does that, on any number of servers at once. So a
 * parent with ten thousand continuations ends as fast as one without, and none is ever forgotten.
 */
export interface ContinuationStore {
  /** Those that exist, in no particular order; inside the caller's transaction, also what it created. */
  findParents(ids: readonly string[], transaction?: CallerTransaction): Promise<ParentRecord[]>;

  /**
   * Closes up to `limit` open links whose parents have ended (a parent that no longer exists counts
   * as Deleted). A waiting job goes on when all its links are met, or as soon as one is not: `decide`
   * says where to, and that is applied in the same transaction. Waiting batches are started or
   * deleted by the store itself. A store that cannot hold a transaction meanwhile applies a transition only
   * to a job that still waits, and keeps the parent to be looked at until its links are closed and what was
   * decided is applied: a release that dies is done again by the next one.
   *
   * @returns how many links were closed, whether there was any parent to look at, and whether there may be more
   */
  release(limit: number, decide: ReleaseDecision): Promise<ReleaseResult>;

  /** The links in which it is the parent, oldest child first. */
  findContinuations(parentId: string, limit: number): Promise<ContinuationRecord[]>;
  /** The links in which it is the child. */
  findParentLinks(childId: string): Promise<ContinuationRecord[]>;
}
