import type { CallerTransaction } from '../../support/caller-transaction.js';
import type { JobTransactionOptions } from '../../support/job-transaction-options.js';

/** A library that knows which transaction the calling code is in. */
export interface AmbientTransaction {
  /** Called while the application starts, before the first `current`. */
  prepare?(): Promise<void>;

  /**
   * The `EntityManager` of the transaction that the calling code is in. Outside of a transaction it is undefined, or a
   * manager without a transaction.
   */
  current(): CallerTransaction | undefined;

  /**
   * Runs `work` in a new transaction, which is the current one while `work` runs. The transaction commits when
   * `work` resolves, and rolls back when `work` rejects. `@TransactionalJob` opens its transaction with this method.
   */
  run?<T>(work: () => Promise<T>, options: JobTransactionOptions): Promise<T>;
}

/** The library that knows the current transaction, or a function that answers its `EntityManager`. */
export type AmbientTransactionOption = AmbientTransaction | (() => CallerTransaction | undefined);
