import type {
  ContinuationRecord,
  ParentLink,
  ParentRecord,
} from '../../../storage/continuations/continuation-store.js';

export interface NewLink extends ParentLink {
  readonly childId: string;
}

/** What others may have passed over while it was being marked. */
export interface PassedOver {
  /** Of ready jobs: claims. */
  readonly queues: readonly string[];
  /** Whether there were batches, which servers end and count. */
  readonly hasBatches: boolean;
}

/** What was found of the parents that are due, and done with those that are under way. */
export interface WatchedParents {
  readonly due: number;
  /** Parents that will tell by themselves when they end. */
  readonly removed: number;
  /** Parents that somebody else was changing. */
  readonly busy: readonly string[];
  readonly passedOver: PassedOver;
}

/** What a dialect does for links between parents and children. */
export interface ContinuationOperations<E> {
  createLinks(executor: E, links: readonly NewLink[]): Promise<unknown>;
  findParents(executor: E, ids: readonly string[]): Promise<ParentRecord[]>;
  findContinuations(executor: E, parentId: string, limit: number): Promise<ContinuationRecord[]>;
  findParentLinks(executor: E, childId: string): Promise<ContinuationRecord[]>;

  /** Marks parents that are due and still under way, so that they tell when they end. */
  watchParents(executor: E, limit: number): Promise<WatchedParents>;

  /** The same for one parent that somebody else was changing, which is waited for. */
  watchParent(executor: E, id: string): Promise<PassedOver>;
}
