import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import type { CallerTransaction } from '../support/caller-transaction.js';
import type { JobTransactionOptions } from '../support/job-transaction-options.js';
import { processWide } from '../support/versions/process-wide.js';
import type { BackgroundJob } from './background-job.js';
import { NoJobTransactionError } from './errors/no-job-transaction-error.js';
import { NoRunningJobError } from './errors/no-running-job-error.js';
import type { JobTransactions } from './job-transactions.js';
import type { ParameterBag } from './parameter-bag.js';
import type { Parent } from './parent.js';
import { type RecurringRun, recurringRunOf } from './recurring-run.js';

const running = processWide('running-job', () => new AsyncLocalStorage<JobContext>());

export interface JobContextFields {
  readonly job: BackgroundJob;
  readonly attempt: number;
  readonly serverId: string;
  /** Makes the signal when it is first read. */
  readonly abort: { readonly signal: AbortSignal };
  readonly parameters: ParameterBag;
  /** Reads the jobs and batches that a job was waiting for. */
  readonly parentsOf: (jobId: string) => Promise<readonly Parent[]>;
  /** Stores the success of this run inside a transaction. */
  readonly complete: (transaction: CallerTransaction, result: unknown) => Promise<void>;
  readonly transactions: JobTransactions;
}

/** The run of a job, for everything that its method calls, however deep. */
export class JobContext {
  readonly job: BackgroundJob;
  /** The number of the attempt: 1 for the first run, and one more for each further run. */
  readonly attempt: number;
  readonly serverId: string;
  /** The parameters of the job. Changes are stored together with the job's next state. */
  readonly parameters: ParameterBag;
  private readonly abort: { readonly signal: AbortSignal };
  private readonly parentsOf: JobContextFields['parentsOf'];
  private readonly complete: JobContextFields['complete'];
  private readonly transactions: JobTransactions;

  constructor(fields: JobContextFields) {
    this.job = fields.job;
    this.attempt = fields.attempt;
    this.serverId = fields.serverId;
    this.abort = fields.abort;
    this.parameters = fields.parameters;
    this.parentsOf = fields.parentsOf;
    this.complete = fields.complete;
    this.transactions = fields.transactions;
  }

  /**
   * Fires when the run should end: the job was taken away (deleted, requeued), its time is up, or the server
   * stops and `shutdownTimeoutMs` is over.
   */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  get jobId(): string {
    return this.job.id;
  }

  /** The occurrence that the job was created for; undefined where the job does not belong to a recurring job. */
  get recurring(): RecurringRun | undefined {
    return recurringRunOf(this.parameters);
  }

  /**
   * The parents that this job was waiting for, oldest first: jobs with their results and exceptions, batches with their
   * progress. Parents that have expired are left out.
   */
  parents(): Promise<readonly Parent[]> {
    return this.parentsOf(this.jobId);
  }

  /**
   * Lets the job succeed in your own transaction. The commit stores the job's writes together with the job's success,
   * or neither. So the job takes effect exactly once, whichever process is killed and whenever that happens. Make this
   * the last call in the transaction, and end the transaction before the method returns. After a rollback the job has
   * not succeeded, even if the method swallows the error: the job fails, and may be retried.
   *
   * @param manager the TypeORM `EntityManager` of an open transaction on the database with the jobs; or the transaction
   *   of another library, such as `knexTransaction(trx)`
   * @param result the result of the job; the value that the method returns later is not kept
   * @throws CompletionRefusedError when the job no longer belongs to this run; let the error roll the transaction back
   * @throws NoOpenTransactionError for an `EntityManager` outside of a transaction
   * @throws TransactionNotSupportedError where jobs are kept in memory, except in the testing kit
   */
  completeWith(manager: CallerTransaction, result?: unknown): Promise<void> {
    return this.complete(manager, result);
  }

  /**
   * Opens a transaction on the database with the jobs, and lets the job succeed in it. The writes of `work`, the jobs
   * that it creates, and the job's own success commit together, or not at all. `@TransactionalJob` does this with the
   * whole method. Inside of such a transaction, `work` joins that transaction.
   *
   * @param work resolves to the result of the job; if it rejects, the transaction is rolled back
   * @throws CompletionRefusedError when the job no longer belongs to this run
   * @throws TransactionNotSupportedError where nothing can open a transaction on the database with the jobs
   */
  async completeIn<T>(
    work: (manager: EntityManager) => Promise<T>,
    options: JobTransactionOptions = {},
  ): Promise<T> {
    if (this.transactions.current(this)) return work(this.manager);

    return this.transactions.run(
      this,
      async (transaction) => {
        const result = await work(this.manager);
        await this.completeWith(transaction, result);
        return result;
      },
      options,
    );
  }

  /**
   * The TypeORM `EntityManager` of the transaction that `@TransactionalJob` or `completeIn` has opened for this run.
   *
   * @throws NoJobTransactionError outside of such a transaction
   */
  get manager(): EntityManager {
    const transaction = this.transactions.current(this);
    if (!transaction) throw new NoJobTransactionError(this.job.type, this.job.method);
    // The transactions that are opened for runs are managers of TypeORM.
    return transaction as EntityManager;
  }

  /**
   * The run in which the calling code runs.
   *
   * @throws NoRunningJobError outside of a run; `find` returns undefined there.
   */
  static current(): JobContext {
    const context = running.getStore();
    if (!context) throw new NoRunningJobError();
    return context;
  }

  static find(): JobContext | undefined {
    return running.getStore();
  }

  /** Makes this run the current run for everything that `work` calls. */
  run<T>(work: () => T): T {
    return running.run(this, work);
  }
}
