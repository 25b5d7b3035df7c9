import { exceptionInfo } from '../../states/exception-info.js';
import { HangfireError } from '../../support/hangfire-error.js';

export class StorageUnavailableError extends HangfireError {
  readonly code: string = 'HANGFIRE_STORAGE_UNAVAILABLE';
  /** Whether the store answers, and only a reading for people took too long. */
  readonly isReadingGivenUp: boolean;

  constructor(
    readonly operation: string,
    options: { cause?: unknown; isReadingGivenUp?: boolean },
    message = unreachable(operation, options.cause),
  ) {
    super(message, options);
    this.isReadingGivenUp = options.isReadingGivenUp ?? false;
  }
}

function unreachable(operation: string, cause: unknown): string {
  const { message: why } = exceptionInfo(cause);
  return (
    `The job store could not be reached to ${operation}: ${why || 'no connection'}. ` +
    'Check that the database is up and that its URL is right; trying again is safe.'
  );
}
