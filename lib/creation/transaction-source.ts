import type { CallerTransaction } from '../support/caller-transaction.js';
import { TwoTransactionsError } from './errors/two-transactions-error.js';
import type { TransactionOptions } from './transaction-options.js';

/** Finds the transaction that the calling code is in. */
export interface TransactionSource {
  /** The open transaction; undefined outside of any. */
  current(): CallerTransaction | undefined;
}

/**
 * The transaction in which a call creates something. Undefined when the store opens a transaction of its own.
 *
 * @throws TwoTransactionsError
 */
export function transactionOf(
  options: TransactionOptions,
  source: TransactionSource,
): CallerTransaction | undefined {
  const { manager, transaction } = options;
  if (transaction && manager !== undefined) throw new TwoTransactionsError();
  const named = namedTransaction(options);
  return named === undefined ? source.current() : (named ?? undefined);
}

/** The transaction that a call names. Null where the call asks for none, undefined where it says nothing. */
export const namedTransaction = ({
  manager,
  transaction,
}: TransactionOptions): CallerTransaction | null | undefined => transaction ?? manager;
