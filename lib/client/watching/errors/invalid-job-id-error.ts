import { HangfireError } from '../../../support/hangfire-error.js';
import { shownValue } from '../../../support/text/shown-value.js';

export class InvalidJobIdError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_JOB_ID';

  constructor(readonly given: unknown) {
    super(
      'Expected the id of a job, a text that `enqueue` and its siblings return, got ' +
        `${shownValue(given)}. Await the call that creates the job.`,
    );
  }
}
