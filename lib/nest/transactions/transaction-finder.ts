import type { TransactionSource } from '../../creation/transaction-source.js';
import { JobContext } from '../../job/job-context.js';
import { JobTransactions, type OpenJobTransaction } from '../../job/job-transactions.js';
import { TransactionNotSupportedError } from '../../storage/errors/transaction-not-supported-error.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type { CallerTransaction } from '../../support/caller-transaction.js';
import { AmbientTransactionError } from '../errors/ambient-transaction-error.js';
import { AmbientSource } from './ambient-source.js';
import type { AmbientTransaction, AmbientTransactionOption } from './ambient-transaction.js';

type Run = NonNullable<AmbientTransaction['run']>;

/** Finds the transaction that the calling code is in, and opens transactions for runs. */
export class TransactionFinder implements TransactionSource {
  readonly ofJobs: JobTransactions;
  /** Whether a run can have a transaction. */
  readonly canOpen: boolean;
  private readonly ambient: AmbientSource | undefined;
  private readonly ambientRun: Run | undefined;

  constructor(option: AmbientTransactionOption | undefined, storage: JobStorage) {
    this.ambient = option && new AmbientSource(option);
    this.ambientRun = this.ambient?.ambient.run?.bind(this.ambient.ambient);
    this.canOpen = (this.ambientRun ?? storage.transactionOpener) !== undefined;
    this.ofJobs = new JobTransactions((work, options) => this.open(storage, work, options));
  }

  async prepare(): Promise<void> {
    await this.ambient?.prepare();
  }

  current(): CallerTransaction | undefined {
    // A library that opens the transaction of a run also knows when code of the run is outside of that transaction.
    if (this.ambientRun) return this.ambient?.current();
    return this.ambient?.current() ?? this.ofJobs.current(JobContext.find());
  }

  private open<T>(
    storage: JobStorage,
    work: Parameters<OpenJobTransaction>[0],
    options: Parameters<OpenJobTransaction>[1],
  ): Promise<T> {
    const { ambientRun } = this;
    const opened = ambientRun
      ? ambientRun(async () => work(this.requireCurrent()), options)
      : storage.transactionOpener?.transaction(work, options);
    if (!opened) throw new TransactionNotSupportedError(storage.name);
    return opened as Promise<T>;
  }

  private requireCurrent(): CallerTransaction {
    const current = this.ambient?.current();
    if (current) return current;
    throw new AmbientTransactionError('it answered no transaction inside of its own "run"');
  }
}
