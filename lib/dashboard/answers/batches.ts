import type { LinkedJob } from './jobs.js';

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

export interface BatchesAnswer {
  readonly batches: readonly BatchAnswer[];
  readonly next?: string;
}
