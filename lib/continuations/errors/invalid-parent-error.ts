import { inspect } from 'node:util';
import { HangfireError } from '../../support/hangfire-error.js';

const MAX_SHOWN_CHARS = 120;

export class InvalidParentError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_PARENT';

  constructor(readonly given: unknown) {
    super(
      'Expected as parents the id of a job or batch (1 to 100 characters), or a list of at least one ' +
        `of them, got ${inspect(given, { depth: 0 }).slice(0, MAX_SHOWN_CHARS)}.`,
    );
  }
}
