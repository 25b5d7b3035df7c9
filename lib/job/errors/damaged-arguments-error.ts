import { HangfireError } from '../../support/hangfire-error.js';

export class DamagedArgumentsError extends HangfireError {
  readonly code = 'HANGFIRE_DAMAGED_ARGUMENTS';

  constructor(options: { cause: unknown }) {
    const cause = options.cause instanceof Error ? options.cause.message : String(options.cause);
    super(
      `The stored arguments of the job cannot be read: ${cause}. ` +
        'They were changed after the job was created; delete it and create it again.',
      options,
    );
  }
}
