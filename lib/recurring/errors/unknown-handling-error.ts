import { HangfireError } from '../../support/hangfire-error.js';

/** Another version of the library, or somebody with the right to write to the schema, has stored the recurring job. */
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
