import { HangfireError } from '../../support/hangfire-error.js';

/** The stored recurring job comes from another version of the library, or from somebody who can write to the schema. */
export class UnknownHandlingError extends HangfireError {
  readonly code = 'HANGFIRE_UNKNOWN_HANDLING';

  constructor(
    readonly option: 'misfire' | 'overlap',
    readonly stored: string,
    known: readonly string[],
  ) {
    super(
      `This version of the library does not know ${option} "${stored.slice(0, 100)}" of a recurring job, only ` +
        `${known.join(', ')}. Add the recurring job again, or run it with the version that knows it.`,
    );
  }
}
