import type { JobException } from '../../../job/job-exception.js';
import { HangfireError } from '../../../support/hangfire-error.js';

export class JobFailedError extends HangfireError {
  readonly code = 'HANGFIRE_JOB_FAILED';

  constructor(
    readonly jobId: string,
    /** The exception of the last run, as the store keeps it. */
    readonly exception: JobException | undefined,
    /** How many runs of the job were started. */
    readonly attempts: number,
  ) {
    super(
      `Job ${jobId} failed in attempt ${attempts}, and runs again only if somebody requeues it: ` +
        shown(exception),
    );
  }
}

const shown = (exception: JobException | undefined) =>
  exception ? `${exception.type}: ${exception.message}` : 'its exception cannot be read.';
