import type { CallerTransaction } from '../../support/caller-transaction.js';

/** A database as the roles use it. What runs its operations (`E`) only its dialect can tell. */
export interface SqlDatabase<E> {
  /** Runs each operation by itself. */
  readonly executor: E;

  /**
   * Commits when `work` resolves, and rolls back when it rejects. It may run `work` again where nothing of it has remained,
   * so `work` changes nothing but the database: what is to be told of it belongs into its result.
   */
  transaction<T>(operation: string, work: (executor: E) => Promise<T>): Promise<T>;

  /**
   * Operations inside a transaction that somebody else has opened and will end.
   *
   * @throws NoOpenTransactionError
   */
  within(transaction: CallerTransaction): E;
}
