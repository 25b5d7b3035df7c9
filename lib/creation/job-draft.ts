import type { FilteredJob } from '../filters/filtered-job.js';

/** A new job of which everything is known but how it begins. */
export interface JobDraft extends FilteredJob {
  readonly serialized: string;
  /** The queue that the caller asked for. */
  readonly queue: string | undefined;
}
