import type { ContinueOn, ParentIds } from '../continuations/continuation-terms.js';
import { noWaiting, type Waiting, waitingFor } from '../continuations/waiting.js';
import type { HangfireError } from '../support/hangfire-error.js';
import { type BatchArguments, type BatchRequest, batchRequestOf } from './batch-arguments.js';
import { BatchClosedError } from './errors/batch-closed-error.js';
import {
  type NewContinuationOptions,
  type NewJobOptions,
  NewJobs,
  type NewJobsParts,
} from './new-jobs.js';

/**
 * Adds jobs and batches to a new batch. The callback may be async. The batch is created after the callback has ended.
 */
export type BatchCallback = (batch: Batch) => unknown;

/** There is no `manager` here: the batch says in which transaction its jobs are created. */
export type BatchJobOptions = NewJobOptions;
export type BatchContinueOptions = NewContinuationOptions;

export interface NestedBatchOptions {
  /**
   * How every parent has to end before the batch starts. As soon as one parent ends in another way, the batch is
   * deleted together with its jobs.
   *
   * @default 'succeeded'
   */
  readonly on?: ContinueOn | undefined;
}

/** A batch while its callback runs. */
export class Batch extends NewJobs {
  constructor(
    readonly id: string,
    parts: NewJobsParts,
  ) {
    super(parts);
  }

  /** Creates a batch inside this batch. This batch ends only after the new one has ended. */
  start(...args: BatchArguments<never>): string {
    return this.nest(batchRequestOf(args), noWaiting(undefined, this.now()));
  }

  /** Creates a batch inside this batch. The new batch waits for jobs or batches before it starts. */
  continueBatchWith(parents: ParentIds, ...args: BatchArguments<NestedBatchOptions>): string {
    const request = batchRequestOf(args);
    return this.nest(request, waitingFor(parents, { on: request.options.on }, this.now()));
  }

  protected override closedError(): HangfireError {
    return new BatchClosedError(this.id);
  }

  protected override batchOfJobs(): string {
    return this.id;
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
}
