import type {
  ContinuationRecord,
  ParentLink,
  ParentRecord,
} from '../../../storage/continuation-store.js';

export interface NewLink extends ParentLink {
  readonly childId: string;
}

/** What was found of the parents that are due, and done with those that are under way. */
export interface WatchedParents {
  readonly due: number;
  /** Parents that will tell by themselves when they end. */
  readonly removed: number;
  /** Parents that somebody else was changing. */
  readonly busy: readonly string[];
  /** Claims may have passed over ready jobs of these queues. */
  readonly passedQueues: readonly string[];
}

/** What a dialect does for links between parents and children. */
export interface ContinuationOperations<E> {
  createLinks(executor: E, links: readonly NewLink[]): Promise<unknown>;
  findParents(executor: E, ids: readonly string[]): Promise<ParentRecord[]>;
  findContinuations(executor: E, parentId: string, limit: number): Promise<ContinuationRecord[]>;
  findParentLinks(executor: E, childId: string): Promise<ContinuationRecord[]>;

  /** Marks parents that are due and still under way, so that they tell when they end. */
  watchParents(executor: E, limit: number): Promise<WatchedParents>;

  /**
   * The same for one parent that somebody else was changing, which is waited for.
   *
   * @returns the queues whose claims may have passed over it
   */
  watchParent(executor: E, id: string): Promise<string[]>;
}
