import { HangfireError } from '../../support/hangfire-error.js';

export class StorageUnavailableError extends HangfireError {
  readonly code = 'HANGFIRE_STORAGE_UNAVAILABLE';

  constructor(
    readonly operation: string,
    options: { cause: unknown },
  ) {
    const cause = options.cause instanceof Error ? options.cause.message : String(options.cause);
    super(
      `The job store could not be reached to ${operation}: ${cause || 'no connection'}. ` +
        'Check that the database is up and that its URL is right; trying again is safe.',
      options,
    );
  }
}
