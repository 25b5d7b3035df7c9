/** A link as the walk through all links orders them: by parent, child and condition. */
export interface LinkPlace {
  readonly parentId: string;
  readonly childId: string;
  readonly condition: string;
}

/** One step of the walk through all links. */
export interface LinkStep {
  /** How many links were looked at. */
  readonly seen: number;
  readonly removed: number;
  /** The last link that was looked at; undefined where there was none. */
  readonly last: LinkPlace | undefined;
}

export interface RemovedJobs {
  readonly count: number;
  /** One of the jobs belonged to a batch. */
  readonly hasBatches: boolean;
  /** Something waits for one of the jobs. */
  readonly hasContinuations: boolean;
}

/**
 * What a dialect removes and folds for the maintenance. Several servers may call an operation at the same time: each
 * takes rows that no other one has locked. A limit is the greatest number of rows that one call takes.
 */
export interface MaintenanceOperations<E> {
  /** Removes Failed jobs that failed longer ago than the retention. Their batches and links count them as deleted. */
  removeFailed(executor: E, retentionMs: number, limit: number): Promise<RemovedJobs>;

  /**
   * Removes expired batches whose increments are all folded. A nested batch stays as long as the batch around
   * it, unless it is nested in itself. @returns how many
   */
  removeBatches(executor: E, limit: number): Promise<number>;

  /** Removes links whose parents and children are both gone, among those behind a place. */
  removeForgottenLinks(executor: E, after: LinkPlace | undefined, limit: number): Promise<LinkStep>;

  /** Keeps the latest 100 occurrences of each recurring job, and up to 10,000 of the last 30 days. */
  removeOldOccurrences(executor: E): Promise<unknown>;

  /** @returns how many */
  removeAuditEntries(executor: E, retentionMs: number, limit: number): Promise<number>;

  /** Removes bulk operations that ended longer ago than the retention. */
  removeBulkOperations(executor: E, retentionMs: number): Promise<unknown>;

  /** Folds increments into the counters of their hours. @returns how many */
  foldCounters(executor: E, limit: number): Promise<number>;
}
