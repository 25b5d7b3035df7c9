import type { ParentIds } from '../continuations/continuation-terms.js';
import { noWaiting, type Waiting, waitingFor } from '../continuations/waiting.js';
import type { ContinueOptions } from '../creation/continue-options.js';
import type { EnqueueOptions } from '../creation/enqueue-options.js';
import { type ItemOptions, type OptionsOfItem, optionsOfItem } from '../creation/item-options.js';
import type { JobCreator } from '../creation/job-creator.js';
import type { TransactionOptions } from '../creation/transaction-options.js';
import type { ServiceCall } from '../job/capture/service-call.js';
import type { ServiceType } from '../job/service-type.js';
import { isPromise, type MaybePromise } from '../support/flow/maybe-promise.js';
import type { HangfireError } from '../support/hangfire-error.js';
import type { Clock } from '../support/time/clock.js';
import type { Duration } from '../support/time/duration.js';
import type { BatchPlan } from './batch-plan.js';
import { CreationClosedError } from './errors/creation-closed-error.js';

/** There is no transaction here: the call that stores all the jobs names it. */
export type NewJobOptions = Omit<EnqueueOptions, keyof TransactionOptions>;
export type NewContinuationOptions = Omit<ContinueOptions, keyof TransactionOptions>;

export interface NewJobsParts {
  readonly plan: BatchPlan;
  readonly creator: JobCreator;
  readonly clock: Clock;
}

/**
 * Jobs that a callback adds and that are created together. Nothing is stored before the callback has ended, but the ids
 * are known at once, so that one job can continue another. When a client filter cancels a job, no job with its id
 * exists, and its continuations behave as if their parent was deleted.
 */
export class NewJobs {
  private isClosed = false;

  constructor(protected readonly parts: NewJobsParts) {}

  /** @returns the id that the job will have */
  enqueue<T>(service: ServiceType<T>, call: ServiceCall<T>, options: NewJobOptions = {}): string {
    return this.add(service, call, noWaiting(undefined, this.now()), options);
  }

  /**
   * Creates one job for each item, in the order of the items.
   *
   * @param options for all jobs, or a function that returns the options of each job
   * @param ofCall used where the function leaves an option out
   * @throws InvalidOptionsError
   */
  enqueueMany<T, Item>(
    service: ServiceType<T>,
    items: Iterable<Item>,
    call: (service: T, item: Item) => unknown,
    options: Omit<ItemOptions, 'id'> | OptionsOfItem<Item> = {},
    ofCall: Omit<ItemOptions, 'id'> = {},
  ): string[] {
    const now = this.now();
    const atOnce = noWaiting(undefined, now);
    return Array.from(items, (item, index) => {
      const own = optionsOfItem(options, item, index, ofCall);
      const waiting = own.at === undefined ? atOnce : noWaiting(own.at, now);
      return this.add<T>(service, (recorder) => call(recorder, item), waiting, own);
    });
  }

  /**
   * Creates a job that runs at a time, or after a duration. In a batch with parents, a duration counts from the
   * start of the batch.
   */
  schedule<T>(
    service: ServiceType<T>,
    call: ServiceCall<T>,
    when: Date | Duration,
    options: NewJobOptions = {},
  ): string {
    return this.add(service, call, noWaiting(when, this.now()), options);
  }

  /** Creates a job that waits for parents. The parents may be new jobs of this callback, or stored jobs and batches. */
  continueWith<T>(
    parents: ParentIds,
    service: ServiceType<T>,
    call: ServiceCall<T>,
    options: NewContinuationOptions = {},
  ): string {
    return this.add(service, call, waitingFor(parents, options, this.now()), options);
  }

  /** Runs the callback. After the callback has ended, nothing can be added. */
  fill(callback: (jobs: this) => unknown): MaybePromise<void> {
    try {
      const ended = callback(this) as MaybePromise<unknown>;
      if (isPromise(ended)) return this.closeAfter(ended);
    } catch (error) {
      this.isClosed = true;
      throw error;
    }
    this.isClosed = true;
  }

  protected requireOpen(): void {
    if (this.isClosed || !this.parts.plan.isOpen) throw this.closedError();
  }

  protected closedError(): HangfireError {
    return new CreationClosedError();
  }

  protected batchOfJobs(): string | undefined {
    return undefined;
  }

  protected now(): Date {
    return this.parts.clock.now();
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
    options: NewJobOptions,
  ): string {
    this.requireOpen();
    const { plan, creator } = this.parts;
    const draft = creator.capture(service, call, options);
    plan.jobs.push({ draft, waiting, batchId: this.batchOfJobs() });
    return draft.job.id;
  }
}
