import type { JobFilter } from '../../filters/job-filter.js';
import { type JobTimeoutOptions, resolveJobTimeoutOptions } from './job-timeout-options.js';

/** Gives each run the same time limit. */
export class JobTimeoutFilter implements JobFilter {
  private readonly options: JobTimeoutOptions;

  constructor(options: JobTimeoutOptions) {
    this.options = resolveJobTimeoutOptions(options);
  }

  onTimeLimiting(): number {
    return Math.ceil(this.options.timeoutInSeconds * 1_000);
  }
}
