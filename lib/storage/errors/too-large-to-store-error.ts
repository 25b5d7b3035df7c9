import { HangfireError } from '../../support/hangfire-error.js';

/** A job, an outcome or a batch is larger than a statement can carry, and cannot be cut into several statements. */
export class TooLargeToStoreError extends HangfireError {
  readonly code = 'HANGFIRE_TOO_LARGE_TO_STORE';

  constructor(
    readonly subject: string,
    /** About how many characters the subject takes. Undefined where nobody could count them. */
    readonly size: number | undefined,
    readonly limit: number,
    options?: ErrorOptions,
  ) {
    super(
      `${subject} takes ${size === undefined ? `more than ${limit}` : `about ${size}`} characters, ` +
        `but one statement carries ${limit} at most. Nothing was stored, and trying again does not ` +
        'help. Keep the data where it belongs, and pass or return an id under which it is found.',
      options,
    );
  }
}
