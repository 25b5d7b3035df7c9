import type { FilteredJob } from '../filters/filtered-job.js';

/** A new job of which everything is known but how it begins. */
export interface JobDraft extends FilteredJob {
  readonly serialized: string;
  /** The caller has made the id, and may have created the job earlier. */
  readonly mayExist: boolean;
  /** The queue that the caller asked for. */
  readonly queue: string | undefined;
}
