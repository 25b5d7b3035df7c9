/** What a store can do, so that nobody has to find out by trying. */
export interface StorageFeatures {
  /** The store can create and change jobs inside the caller's own transaction. */
  readonly callerTransactions: boolean;
  /** The store announces the changes of a process to other processes, so that they need not poll. */
  readonly pushNotifications: boolean;
  /** Only one process uses the store at a time: all servers on record are gone when a process opens it. */
  readonly exclusive: boolean;
  /**
   * How many connections the jobs of an application can have at the same time, where the application keeps its own
   * data by the same DataSource. Undefined where the store does not know.
   */
  readonly jobConnections?: number | undefined;
}
