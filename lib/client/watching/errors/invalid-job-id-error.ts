import { inspect } from 'node:util';
import { HangfireError } from '../../../support/hangfire-error.js';

const MAX_SHOWN_CHARS = 120;

export class InvalidJobIdError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_JOB_ID';

  constructor(readonly given: unknown) {
    super(
      'Expected the id of a job, a text that `enqueue` and its siblings return, got ' +
        `${inspect(given, { depth: 0 }).slice(0, MAX_SHOWN_CHARS)}. Await the call that creates the job.`,
    );
  }
}
