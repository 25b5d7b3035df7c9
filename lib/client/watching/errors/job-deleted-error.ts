import type { JobException } from '../../../job/job-exception.js';
import { HangfireError } from '../../../support/hangfire-error.js';

export class JobDeletedError extends HangfireError {
  readonly code = 'HANGFIRE_JOB_DELETED';

  constructor(
    readonly jobId: string,
    /** Why the job was deleted, if there is a reason. */
    readonly reason: string | undefined,
    /** The exception of the last run, if the job had failed before. */
    readonly exception: JobException | undefined,
    /** How many runs of the job were started. */
    readonly attempts: number,
  ) {
    super(
      `Job ${jobId} was deleted, and has no result${reason === undefined ? '' : `: ${reason}`}. ` +
        'Its history says when and why.',
    );
  }
}
