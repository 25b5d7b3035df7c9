import { AsyncLocalStorage } from 'node:async_hooks';
import type { CallerTransaction } from '../support/caller-transaction.js';
import type { JobTransactionOptions } from '../support/job-transaction-options.js';

/** Opens a transaction for a run. */
export type OpenJobTransaction = <T>(
  work: (transaction: CallerTransaction) => Promise<T>,
  options: JobTransactionOptions,
) => Promise<T>;

interface Scope {
  /** The run that opened the transaction. In tests, a job may run inside another job. */
  readonly run: object;
  readonly transaction: CallerTransaction;
}

/**
 * The transactions that the runs of one application have opened. Everything that is called inside a transaction finds
 * it.
 */
export class JobTransactions {
  private readonly scopes = new AsyncLocalStorage<Scope>();

  constructor(private readonly open: OpenJobTransaction) {}

  /** The transaction of the run, if the calling code is inside it. */
  current(run: object | undefined): CallerTransaction | undefined {
    const scope = this.scopes.getStore();
    return scope !== undefined && scope.run === run ? scope.transaction : undefined;
  }

  run<T>(
    run: object,
    work: (transaction: CallerTransaction) => Promise<T>,
    options: JobTransactionOptions,
  ): Promise<T> {
    return this.open(
      (transaction) => this.scopes.run({ run, transaction }, () => work(transaction)),
      options,
    );
  }
}
