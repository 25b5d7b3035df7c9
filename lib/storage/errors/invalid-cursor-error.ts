import { HangfireError } from '../../support/hangfire-error.js';

/** A place in a list that this list never gave out. */
export class InvalidCursorError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_CURSOR';

  constructor(readonly cursor: string) {
    super(
      `"${cursor.slice(0, 100)}" is no place in this list. Pass the \`next\` of an answer to the same ` +
        'search unchanged, or leave it out to begin anew.',
    );
  }
}
