import type { CallerTransaction } from '../support/caller-transaction.js';
import type { JobTransactionOptions } from '../support/job-transaction-options.js';

/** Opens transactions in which jobs, and what an application writes itself, commit together. */
export interface TransactionOpener {
  /** Opens a transaction, commits when `work` resolves, and rolls back when it rejects. */
  transaction<T>(
    work: (transaction: CallerTransaction) => Promise<T>,
    options: JobTransactionOptions,
  ): Promise<T>;
}
