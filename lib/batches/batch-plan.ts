import type { Waiting } from '../continuations/waiting.js';
import type { JobDraft } from '../creation/job-draft.js';
import { isPromise, type MaybePromise } from '../support/flow/maybe-promise.js';
import { type BatchScope, insideBatch } from './batch-scope.js';

export interface PlannedBatch {
  readonly id: string;
  readonly description: string | undefined;
  /** The batch that this batch is nested in. */
  readonly batchId: string | undefined;
  readonly waiting: Waiting;
  readonly createdAt: Date;
}

export interface PlannedJob {
  readonly draft: JobDraft;
  readonly waiting: Waiting;
  /** Undefined for a job without a batch. */
  readonly batchId: string | undefined;
}

/** Which callback fills the plan: that of a batch, or that of `createMany`. */
export type PlanKind = BatchScope['kind'];

/**
 * Collects the jobs and batches that a callback asks for: the callback of `createMany`, or the callbacks of a batch and
 * of its nested batches.
 *
 * Open: a callback is still running. Closed: all callbacks have ended, or one has failed, and then the plan has failed
 * too.
 */
export class BatchPlan implements BatchScope {
  /** A batch comes before the batches that are nested in it. */
  readonly batches: PlannedBatch[] = [];
  readonly jobs: PlannedJob[] = [];
  private running: PromiseLike<void>[] = [];
  private failure: { readonly error: unknown } | undefined;
  private open = true;

  constructor(readonly kind: PlanKind = 'batch') {}

  get isOpen(): boolean {
    return this.open;
  }

  /** Resolves when the callback, and the callbacks of all nested batches, have ended. */
  async collect(callback: () => MaybePromise<void>): Promise<void> {
    try {
      await insideBatch(this, callback);
      while (this.running.length > 0 && !this.failure) await Promise.all(this.running.splice(0));
      if (this.failure) throw this.failure.error;
    } finally {
      this.open = false;
    }
  }

  /** Runs the callback of a nested batch. If it fails, the plan fails, even where the application catches the error. */
  nest(callback: () => MaybePromise<void>): void {
    try {
      const ended = callback();
      if (isPromise(ended)) this.track(ended);
    } catch (error) {
      this.failure ??= { error };
      throw error;
    }
  }

  private track(ended: PromiseLike<void>): void {
    this.running.push(
      ended.then(undefined, (error: unknown) => {
        this.failure ??= { error };
      }),
    );
  }
}
