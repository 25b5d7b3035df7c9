import { HangfireError } from '../../support/hangfire-error.js';

export class JobTakenAwayError extends HangfireError {
  readonly code = 'HANGFIRE_JOB_TAKEN_AWAY';

  constructor(readonly jobId: string) {
    super(
      `Job ${jobId} was deleted, requeued or given to another server while it ran here. ` +
        'Whatever this run returns will be ignored.',
    );
  }
}
