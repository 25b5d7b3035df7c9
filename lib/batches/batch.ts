import type { ContinueOn, ParentIds } from '../continuations/continuation-terms.js';
import { noWaiting, type Waiting, waitingFor } from '../continuations/waiting.js';
import type { ContinueOptions } from '../creation/continue-options.js';
import type { EnqueueOptions } from '../creation/enqueue-options.js';
import type { JobCreator } from '../creation/job-creator.js';
import type { ServiceCall } from '../job/capture/service-call.js';
import type { ServiceType } from '../job/service-type.js';
import { isPromise, type MaybePromise } from '../support/flow/maybe-promise.js';
import type { Clock } from '../support/time/clock.js';
import type { Duration } from '../support/time/duration.js';
import { type BatchArguments, type BatchRequest, batchRequestOf } from './batch-arguments.js';
import type { BatchPlan } from './batch-plan.js';
import { BatchClosedError } from './errors/batch-closed-error.js';

/**
 * Adds jobs and batches to a new batch. The callback may be async: the batch is created when the callback has
 * ended.
 */
export type BatchCallback = (batch: Batch) => unknown;

/** Without `manager`: the batch itself says in which transaction its jobs are created. */
export type BatchJobOptions = Omit<EnqueueOptions, 'manager'>;
export type BatchContinueOptions = Omit<ContinueOptions, 'manager'>;

export interface NestedBatchOptions {
  /**
   * How every parent has to end before the batch starts. As soon as one parent ends otherwise, the batch is
   * deleted, and its jobs with it.
   *
   * @default 'succeeded'
   */
  readonly on?: ContinueOn | undefined;
}

export interface BatchParts {
  readonly plan: BatchPlan;
  readonly creator: JobCreator;
  readonly clock: Clock;
}

/**
 * A batch while its callback runs. Nothing is stored before the callback has ended, but the ids are known at
 * once, so that one job can continue another. A job that a client filter then cancels is not created: no job
 * has its id, and its continuations find a parent that was deleted.
 */
export class Batch {
  private isClosed = false;

  constructor(
    readonly id: string,
    private readonly parts: BatchParts,
  ) {}

  /** @returns the id that the job will have */
  enqueue<T>(service: ServiceType<T>, call: ServiceCall<T>, options: BatchJobOptions = {}): string {
    return this.add(service, call, noWaiting(undefined, this.now()), options);
  }

  /** Creates one job for each item, in the order of the items. */
  enqueueMany<T, Item>(
    service: ServiceType<T>,
    items: Iterable<Item>,
    call: (service: T, item: Item) => unknown,
    options: BatchJobOptions = {},
  ): string[] {
    const waiting = noWaiting(undefined, this.now());
    return Array.from(items, (item) =>
      this.add<T>(service, (recorder) => call(recorder, item), waiting, options),
    );
  }

  /**
   * Creates a job that runs at a time, or after a duration. In a batch with parents, a duration counts from the
   * start of the batch.
   */
  schedule<T>(
    service: ServiceType<T>,
    call: ServiceCall<T>,
    when: Date | Duration,
    options: BatchJobOptions = {},
  ): string {
    return this.add(service, call, noWaiting(when, this.now()), options);
  }

  /** Creates a job that waits for parents, in this batch or elsewhere. */
  continueWith<T>(
    parents: ParentIds,
    service: ServiceType<T>,
    call: ServiceCall<T>,
    options: BatchContinueOptions = {},
  ): string {
    return this.add(service, call, waitingFor(parents, options, this.now()), options);
  }

  /** Creates a batch inside this batch. This batch ends only after it. */
  start(...args: BatchArguments<never>): string {
    return this.nest(batchRequestOf(args), noWaiting(undefined, this.now()));
  }

  /** Creates a batch inside this batch that waits for jobs or batches before it starts. */
  continueBatchWith(parents: ParentIds, ...args: BatchArguments<NestedBatchOptions>): string {
    const request = batchRequestOf(args);
    return this.nest(request, waitingFor(parents, { on: request.options.on }, this.now()));
  }

  /** Runs the callback. Afterwards nothing can be added any more. */
  fill(callback: BatchCallback): MaybePromise<void> {
    try {
      const ended = callback(this) as MaybePromise<unknown>;
      if (isPromise(ended)) return this.closeAfter(ended);
    } catch (error) {
      this.isClosed = true;
      throw error;
    }
    this.isClosed = true;
  }

  private async closeAfter(ended: PromiseLike<unknown>): Promise<void> {
    try {
      await ended;
    } finally {
      this.isClosed = true;
    }
  }

  private add<T>(
    service: ServiceType<T>,
    call: ServiceCall<T>,
    waiting: Waiting,
    options: BatchJobOptions,
  ): string {
    this.requireOpen();
    const { plan, creator } = this.parts;
    const draft = creator.capture(service, call, options);
    plan.jobs.push({ draft, waiting, batchId: this.id });
    return draft.job.id;
  }

  private nest({ description, callback }: BatchRequest<unknown>, waiting: Waiting): string {
    this.requireOpen();
    const { plan, creator } = this.parts;
    const createdAt = this.now();
    const nested = new Batch(creator.newId(createdAt), this.parts);
    plan.batches.push({ id: nested.id, description, batchId: this.id, waiting, createdAt });
    plan.nest(() => nested.fill(callback));
    return nested.id;
  }

  private requireOpen(): void {
    if (this.isClosed || !this.parts.plan.isOpen) throw new BatchClosedError(this.id);
  }

  private now(): Date {
    return this.parts.clock.now();
  }
}
