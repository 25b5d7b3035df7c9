import type { TransactionOptions } from '../creation/transaction-options.js';
import {
  namedTransaction,
  type TransactionSource,
  transactionOf,
} from '../creation/transaction-source.js';
import type { CallerTransaction } from '../support/caller-transaction.js';
import { refuseInsideBatch } from './batch-scope.js';

/**
 * The transaction in which a service creates something. Undefined when the store opens a transaction of its own.
 *
 * @param service the name of the service that was called
 * @throws OuterServiceInBatchError inside the callback of a batch, where the call names no transaction
 * @throws TwoTransactionsError
 */
export function transactionOutsideBatch(
  service: string,
  options: TransactionOptions,
  source: TransactionSource,
): CallerTransaction | undefined {
  refuseInsideBatch(service, namedTransaction(options));
  return transactionOf(options, source);
}
