import { HangfireError } from '../../support/hangfire-error.js';
import { shownValue } from '../../support/text/shown-value.js';

export class InvalidParentError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_PARENT';

  constructor(readonly given: unknown) {
    super(
      'Expected as parents the id of a job or batch (1 to 100 characters), or a list of at least one ' +
        `of them, got ${shownValue(given)}.`,
    );
  }
}
