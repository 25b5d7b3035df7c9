import type { EnqueueManyOptions, OptionsOfItem } from '../creation/item-options.js';
import type { JobCreator } from '../creation/job-creator.js';
import type { TransactionOptions } from '../creation/transaction-options.js';
import type { TransactionSource } from '../creation/transaction-source.js';
import type { ServiceType } from '../job/service-type.js';
import type { CallerTransaction } from '../support/caller-transaction.js';
import type { Clock } from '../support/time/clock.js';
import type { BatchCreator } from './batch-creator.js';
import { BatchPlan } from './batch-plan.js';
import { InvalidCallbackError } from './errors/invalid-callback-error.js';
import { NewJobs } from './new-jobs.js';
import { transactionOutsideBatch } from './transaction-outside-batch.js';

export interface JointJobsParts {
  readonly creator: JobCreator;
  readonly batches: BatchCreator;
  readonly clock: Clock;
  readonly transactions: TransactionSource;
}

/** Creates several jobs together, outside any batch: all of them are stored, or none. */
export class JointJobs {
  constructor(private readonly parts: JointJobsParts) {}

  /** @returns the ids in the order of the items */
  async enqueueMany<T, Item>(
    service: ServiceType<T>,
    items: Iterable<Item>,
    call: (service: T, item: Item) => unknown,
    options: EnqueueManyOptions | OptionsOfItem<Item>,
    ofCall: EnqueueManyOptions,
  ): Promise<(string | null)[]> {
    const named = typeof options === 'function' ? ofCall : options;
    const transaction = this.transactionOf(named);
    const plan = new BatchPlan('createMany');
    new NewJobs({ ...this.parts, plan }).enqueueMany(service, items, call, options, ofCall);
    return this.store(plan, transaction);
  }

  /** @returns the ids in the order in which the callback has added the jobs */
  async createMany(
    callback: (jobs: NewJobs) => unknown,
    options: TransactionOptions,
  ): Promise<(string | null)[]> {
    const transaction = this.transactionOf(options);
    if (typeof callback !== 'function') throw new InvalidCallbackError('createMany', callback);
    const plan = new BatchPlan('createMany');
    await plan.collect(() => new NewJobs({ ...this.parts, plan }).fill(callback));
    return this.store(plan, transaction);
  }

  private transactionOf(options: TransactionOptions): CallerTransaction | undefined {
    return transactionOutsideBatch('BackgroundJobService', options, this.parts.transactions);
  }

  private async store(
    plan: BatchPlan,
    transaction: CallerTransaction | undefined,
  ): Promise<(string | null)[]> {
    if (plan.jobs.length === 0) return [];
    const { ids } = await this.parts.batches.create(plan, { transaction });
    return ids;
  }
}
