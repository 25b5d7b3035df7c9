import { HangfireError } from '../../support/hangfire-error.js';

export class DamagedResultError extends HangfireError {
  readonly code = 'HANGFIRE_DAMAGED_RESULT';

  constructor(options: { cause: unknown }) {
    const cause = options.cause instanceof Error ? options.cause.message : String(options.cause);
    super(
      `The stored result of the job cannot be read: ${cause}. ` +
        'It was changed after the job had finished; run the job again where the result is needed.',
      options,
    );
  }
}
