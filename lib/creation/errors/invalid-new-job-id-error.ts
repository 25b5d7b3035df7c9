import { HangfireError } from '../../support/hangfire-error.js';
import { shownValue } from '../../support/text/shown-value.js';

/** The option `id` of a creation is not a valid id of a job. */
export class InvalidNewJobIdError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_NEW_JOB_ID';

  constructor(readonly given: unknown) {
    super(
      'The id of a new job must be a UUID of version 7, because jobs are sorted by their ids, got ' +
        `${shownValue(given)}. Make it by newJobId(), keep it with what the job is ` +
        'about, and give it to each call that may create the job.',
    );
  }
}
