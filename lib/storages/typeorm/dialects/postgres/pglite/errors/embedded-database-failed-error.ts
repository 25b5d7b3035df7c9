import { HangfireError } from '../../../../../../support/hangfire-error.js';

/** The embedded database stopped by a fault of its own, not by an error in a statement. */
export class EmbeddedDatabaseFailedError extends HangfireError {
  readonly code = 'HANGFIRE_EMBEDDED_DATABASE_FAILED';

  constructor(options: ErrorOptions) {
    super(
      'The embedded database stopped unexpectedly and answers no more statements. ' +
        'Restart the process: it recovers what was committed when it opens again.',
      options,
    );
  }
}
