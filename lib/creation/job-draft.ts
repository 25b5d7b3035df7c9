import type { FilteredJob } from '../filters/filtered-job.js';

/** A new job. Only its first state and its parents are still open. */
export interface JobDraft extends FilteredJob {
  readonly serialized: string;
  /** Whether the caller made the id, and so may have created the job earlier. */
  readonly mayExist: boolean;
  /** The queue that the caller asked for. */
  readonly queue: string | undefined;
}
