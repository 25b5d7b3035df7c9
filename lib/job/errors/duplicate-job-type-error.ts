import { HangfireError } from '../../support/hangfire-error.js';

export class DuplicateJobTypeError extends HangfireError {
  readonly code = 'HANGFIRE_DUPLICATE_JOB_TYPE';

  constructor(
    readonly jobType: string,
    readonly classNames: readonly string[],
  ) {
    super(
      `Two providers would run the jobs stored as "${jobType}" (classes ${classNames.join(' and ')}). ` +
        "Give one of them a name of its own with @JobType('…').",
    );
  }
}
