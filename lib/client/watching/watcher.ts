import type { JobEnding } from './job-ending.js';
import type { JobUpdate } from './job-update.js';

/** Is told what happens to a job. Its methods must return at once, and must not throw. */
export interface Watcher {
  /** The job has come into another state. The last update comes before the end. */
  updated?(update: JobUpdate): void;
  ended(ending: JobEnding): void;
  /** The watch has ended without an end of the job: the job is unknown, or the store is closed. */
  failed(error: Error): void;
}
