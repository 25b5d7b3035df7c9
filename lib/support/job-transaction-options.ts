/** How strictly a transaction is kept apart from others. */
export type TransactionIsolationLevel =
  | 'READ UNCOMMITTED'
  | 'READ COMMITTED'
  | 'REPEATABLE READ'
  | 'SERIALIZABLE';

export interface JobTransactionOptions {
  /**
   * The isolation level of the transaction. With `REPEATABLE READ` and `SERIALIZABLE`, the database may refuse the
   * transaction because of others at the same time; the job then fails, and is retried.
   *
   * @default the default of the database, or of the library that opens the transaction
   */
  readonly isolationLevel?: TransactionIsolationLevel | undefined;
}
