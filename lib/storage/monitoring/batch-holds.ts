import type { BoundedCount } from './monitoring-store.js';

/** The unfinished jobs of a batch, without those of nested batches. */
export interface UnfinishedJobs {
  /** In the order of the names of the states. */
  readonly states: readonly { readonly state: string; readonly jobs: BoundedCount }[];
  /** The queues with most of the jobs; of equally many, the queue whose name comes first. */
  readonly queues: readonly { readonly queue: string; readonly jobs: BoundedCount }[];
}

/** How many jobs of a batch, and of the batches nested in it, have become Succeeded or Deleted lately. */
export interface RecentlyFinished {
  readonly count: number;
  /** The time before now that was looked at, in milliseconds. */
  readonly spanMs: number;
}
