import type { LinkedJob } from './jobs.js';
import type { BoundedCount } from './live.js';

export interface BatchAnswer {
  readonly id: string;
  readonly description?: string;
  readonly state: string;
  readonly batchId?: string;
  readonly progress: {
    readonly total: number;
    readonly pending: number;
    readonly processing: number;
    readonly succeeded: number;
    readonly failed: number;
    readonly deleted: number;
  };
  readonly createdAt: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly expireAt?: number;
}

export interface BatchDetailsAnswer extends BatchAnswer {
  readonly nested: readonly BatchAnswer[];
  readonly hasMoreNested: boolean;
  readonly parents: readonly LinkedJob[];
  readonly continuations: readonly LinkedJob[];
  readonly hasMoreParents: boolean;
  readonly hasMoreContinuations: boolean;
}

/** Failed jobs of a batch whose latest failures have one cause. */
export interface HoldingFailure {
  /** Left out for jobs that failed under an older version. */
  readonly fingerprint?: string;
  readonly exceptionType: string;
  readonly message: string;
  readonly type: string;
  readonly method: string;
  readonly jobs: BoundedCount;
}

/** How fast jobs of a batch, and of the batches nested in it, have ended lately. */
export interface BatchPace {
  readonly finished: number;
  /** The time in which these jobs ended. */
  readonly spanMs: number;
  /** How many jobs have not ended yet, without the Failed jobs. */
  readonly remaining: number;
  /** How long the remaining jobs take at this pace. */
  readonly remainingMs: number;
}

/** What keeps a batch from ending. */
export interface BatchHoldsAnswer {
  /** The unfinished jobs of the batch itself, without the jobs of nested batches. */
  readonly states: readonly { readonly state: string; readonly jobs: BoundedCount }[];
  /** The same jobs by queue: the queues with the most of these jobs. */
  readonly queues: readonly { readonly queue: string; readonly jobs: BoundedCount }[];
  readonly failures: readonly HoldingFailure[];
  /** The nested batches with unfinished jobs. */
  readonly nested: readonly BatchAnswer[];
  readonly hasMoreNested: boolean;
  /** Left out if no job has ended lately, or no other job can end. */
  readonly pace?: BatchPace;
}

export interface BatchesAnswer {
  readonly batches: readonly BatchAnswer[];
  readonly next?: string;
}
