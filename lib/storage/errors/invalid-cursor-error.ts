import { HangfireError } from '../../support/hangfire-error.js';

/** The list never gave out this cursor. */
export class InvalidCursorError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_CURSOR';

  constructor(readonly cursor: string) {
    super(
      `"${cursor.slice(0, 100)}" is no place in this list. Pass the \`next\` of an answer to the same ` +
        'search unchanged, or leave it out to begin anew.',
    );
  }
}
