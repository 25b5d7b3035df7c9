import { HangfireError } from '../../support/hangfire-error.js';

export class NoRunningJobError extends HangfireError {
  readonly code = 'HANGFIRE_NO_RUNNING_JOB';

  constructor() {
    super(
      'JobContext.current() was called outside of a job. ' +
        'Call it from code that a job runs, or use JobContext.find(), which answers undefined elsewhere.',
    );
  }
}
