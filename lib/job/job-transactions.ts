import { AsyncLocalStorage } from 'node:async_hooks';
import type { CallerTransaction } from '../support/caller-transaction.js';
import type { JobTransactionOptions } from '../support/job-transaction-options.js';

/** Opens the transaction of a run. */
export type OpenJobTransaction = <T>(
  work: (transaction: CallerTransaction) => Promise<T>,
  options: JobTransactionOptions,
) => Promise<T>;

interface Scope {
  /** Whose transaction it is. A job may run inside another job, under test. */
  readonly run: object;
  readonly transaction: CallerTransaction;
}

/** The transactions that runs of one application have opened, and what is called inside of them. */
export class JobTransactions {
  private readonly scopes = new AsyncLocalStorage<Scope>();

  constructor(private readonly open: OpenJobTransaction) {}

  /** The transaction of the run, where the calling code is inside of it. */
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
