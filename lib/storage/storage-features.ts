/** What a store can do; asked instead of found out by trying. */
export interface StorageFeatures {
  /** Jobs can be created inside the caller's own transaction. */
  readonly callerTransactions: boolean;
  /** What one process stores is announced to the others, so that they need not poll. */
  readonly pushNotifications: boolean;
  /** One process at a time: any other server on record is gone when this one opens the store. */
  readonly exclusive: boolean;
  /**
   * How many connections the jobs of an application can have at the same time, where it keeps its own data by
   * the same DataSource; undefined where the store does not know.
   */
  readonly jobConnections?: number | undefined;
}
