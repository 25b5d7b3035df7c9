import type { JobEnding } from './job-ending.js';
import type { JobUpdate } from './job-update.js';

/** Somebody who wants to know about a job. It must return at once, and not throw. */
export interface Watcher {
  /** The job is in another state than before. The last update comes before the end. */
  updated?(update: JobUpdate): void;
  ended(ending: JobEnding): void;
  /** Nothing more can be found out: the job is unknown, or nobody looks any more. */
  failed(error: Error): void;
}
