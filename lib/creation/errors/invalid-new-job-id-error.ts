import { inspect } from 'node:util';
import { HangfireError } from '../../support/hangfire-error.js';

const MAX_SHOWN_CHARS = 120;

/** The option `id` of a creation is no id that a job can have. */
export class InvalidNewJobIdError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_NEW_JOB_ID';

  constructor(readonly given: unknown) {
    super(
      'The id of a new job must be a UUID of version 7, because jobs are sorted by their ids, got ' +
        `${inspect(given, { depth: 0 }).slice(0, MAX_SHOWN_CHARS)}. Make it by newJobId(), keep it with what the job is ` +
        'about, and give it to each call that may create the job.',
    );
  }
}
