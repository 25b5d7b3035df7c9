import { HangfireError } from '../../support/hangfire-error.js';

export class UnnamedJobTypeError extends HangfireError {
  readonly code = 'HANGFIRE_UNNAMED_JOB_TYPE';

  constructor() {
    super(
      'Expected a class with a name as the service of a job, got an anonymous one. ' +
        "Name it, or pin the stored name with @JobType('…').",
    );
  }
}
