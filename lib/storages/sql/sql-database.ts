import type { CallerTransaction } from '../../support/caller-transaction.js';

/**
 * How operations that only read end in time.
 *
 * `timed`: they see one state of things, and each is given up when it takes too long.
 * `quick`: each is quick with any number of jobs, so only locks of others are not waited for long.
 */
export type ReadingKind = 'timed' | 'quick';

/** A database as the roles use it. What runs its operations (`E`) only its dialect can tell. */
export interface SqlDatabase<E> {
  /** Runs each operation by itself. */
  readonly executor: E;

  /**
   * Commits when `work` resolves, and rolls back when it rejects. It may run `work` again where nothing of it has remained,
   * so `work` changes nothing but the database: what is to be told of it belongs into its result.
   */
  transaction<T>(operation: string, work: (executor: E) => Promise<T>): Promise<T>;

  /** Operations for people, which only read. Beside them, it costs as few exchanges as the database allows. */
  read<T>(operation: string, kind: ReadingKind, work: (executor: E) => Promise<T>): Promise<T>;

  /**
   * Operations inside a transaction that somebody else has opened and will end.
   *
   * @throws NoOpenTransactionError
   */
  within(transaction: CallerTransaction): E;
}
