import { Batch, type BatchCallback, type NestedBatchOptions } from '../batches/batch.js';
import {
  type BatchArguments,
  type BatchRequest,
  batchRequestOf,
} from '../batches/batch-arguments.js';
import type { AttachedBatch, BatchCreator } from '../batches/batch-creator.js';
import type { BatchDetails } from '../batches/batch-details.js';
import { BatchPlan } from '../batches/batch-plan.js';
import { outsideOfBatch } from '../batches/batch-scope.js';
import { BatchCanceledError } from '../batches/errors/batch-canceled-error.js';
import { InvalidBatchError } from '../batches/errors/invalid-batch-error.js';
import { UnknownBatchError } from '../batches/errors/unknown-batch-error.js';
import { transactionOutsideBatch } from '../batches/transaction-outside-batch.js';
import type { ParentIds } from '../continuations/continuation-terms.js';
import { parentIdsOf } from '../continuations/parent-links.js';
import { noWaiting, type Waiting, waitingFor } from '../continuations/waiting.js';
import type { JobCreator } from '../creation/job-creator.js';
import type { TransactionOptions } from '../creation/transaction-options.js';
import type { TransactionSource } from '../creation/transaction-source.js';
import type { BatchRecord } from '../storage/batches/batch-store.js';
import type { JobStorage } from '../storage/job-storage.js';
import { retryWhileUnavailable } from '../storage/retry-while-unavailable.js';
import type { CallerTransaction } from '../support/caller-transaction.js';

/** The transaction in which the batch and its jobs are created. */
export interface BatchOptions extends TransactionOptions {}

export interface ContinueBatchOptions extends BatchOptions, NestedBatchOptions {}

export interface BatchServiceParts {
  readonly storage: JobStorage;
  readonly creator: JobCreator;
  readonly batches: BatchCreator;
  readonly transactions: TransactionSource;
}

/**
 * Creates groups of jobs that have one outcome. A batch and all that belongs to it are stored when its callback has
 * ended, in one transaction; a callback that throws creates nothing.
 */
export class BatchService {
  constructor(private readonly parts: BatchServiceParts) {}

  /**
   * Runs `work` outside the batch. Jobs that `BackgroundJobService` creates there belong to no batch, even inside the
   * callback of a batch.
   */
  static outside<T>(work: () => T): T {
    return outsideOfBatch(work);
  }

  /** @returns the id of the batch, once the batch and everything in it are stored */
  async start(...args: BatchArguments<BatchOptions>): Promise<string> {
    const request = batchRequestOf(args);
    return this.create(request, noWaiting(undefined, this.now()));
  }

  /**
   * Creates a batch that starts once the parents (jobs or batches) have ended as `on` says. As soon as one parent ends
   * in another way, the batch is deleted together with its jobs.
   *
   * @throws UnknownParentError
   * @throws InvalidParentError
   * @throws InvalidConditionError
   */
  async continueBatchWith(
    parents: ParentIds,
    ...args: BatchArguments<ContinueBatchOptions>
  ): Promise<string> {
    const request = batchRequestOf(args);
    return this.create(request, waitingFor(parents, { on: request.options.on }, this.now()));
  }

  /**
   * Adds jobs and batches to a stored batch. If the batch had ended, it is Started again.
   *
   * @throws UnknownBatchError
   * @throws BatchCanceledError
   * @throws ContinuationCycleError
   */
  async attach(
    batchId: string,
    callback: BatchCallback,
    options: BatchOptions = {},
  ): Promise<void> {
    const transaction = transactionOutsideBatch('BatchService', options, this.parts.transactions);
    if (typeof callback !== 'function') throw new InvalidBatchError('callback', callback);
    const attachedTo = await this.findAttached(batchId, transaction);

    const plan = new BatchPlan();
    await this.collect(plan, batchId, callback);
    if (plan.jobs.length + plan.batches.length === 0) return;
    await this.parts.batches.create(plan, { transaction, attachedTo });
  }

  /**
   * Cancels a batch and all batches that are nested in it. Each of their jobs is deleted when a server would otherwise
   * claim it. Jobs that are running, or were claimed ahead of a free worker, go on. While the store cannot be reached,
   * the call tries again.
   *
   * @returns false when there is no such batch, or the batch had ended before
   */
  cancel(id: string): Promise<boolean> {
    const { batches } = this.parts.storage;
    return retryWhileUnavailable(async (tries) => {
      if (await batches.cancel(id)) return true;
      // An earlier try may have cancelled the batch without its answer arriving.
      return tries > 0 && (await batches.find(id))?.state === 'Deleted';
    });
  }

  /** Returns undefined when there is no such batch, or the batch has expired. */
  async get(id: string): Promise<BatchDetails | undefined> {
    const { batches, continuations } = this.parts.storage;
    const record = await batches.find(id);
    if (!record) return undefined;

    const nested = await batches.findNested(id);
    const parentIds = parentIdsOf(await continuations.findParentLinks(id));
    return { ...record, parentIds, nested };
  }

  private async create(request: BatchRequest<BatchOptions>, waiting: Waiting): Promise<string> {
    const { creator, batches, transactions } = this.parts;
    const { description, callback, options } = request;
    const transaction = transactionOutsideBatch('BatchService', options, transactions);

    const createdAt = this.now();
    const id = creator.newId(createdAt);
    const plan = new BatchPlan();
    plan.batches.push({ id, description, batchId: undefined, waiting, createdAt });
    await this.collect(plan, id, callback);
    await batches.create(plan, { transaction });
    return id;
  }

  private collect(plan: BatchPlan, id: string, callback: BatchCallback): Promise<void> {
    const { creator, storage } = this.parts;
    const batch = new Batch(id, { plan, creator, clock: storage.clock });
    return plan.collect(() => batch.fill(callback));
  }

  private async findAttached(
    id: string,
    transaction: CallerTransaction | undefined,
  ): Promise<AttachedBatch> {
    const record = typeof id === 'string' ? await this.find(id, transaction) : undefined;
    if (!record) throw new UnknownBatchError(id);
    if (record.state === 'Deleted') throw new BatchCanceledError(id);

    const seen = new Set([id]);
    // Stops at a batch that was seen before, because somebody may have nested a batch in itself by hand.
    for (let outer = record.batchId; outer !== undefined && !seen.has(outer); ) {
      seen.add(outer);
      outer = (await this.find(outer, transaction))?.batchId;
    }
    const [, ...enclosing] = seen;
    return { id, isAwaiting: record.state === 'Awaiting', enclosing };
  }

  private find(id: string, transaction?: CallerTransaction): Promise<BatchRecord | undefined> {
    const { batches } = this.parts.storage;
    return transaction
      ? batches.find(id, transaction)
      : retryWhileUnavailable(() => batches.find(id));
  }

  private now(): Date {
    return this.parts.storage.clock.now();
  }
}
