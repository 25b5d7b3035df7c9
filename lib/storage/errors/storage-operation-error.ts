import { HangfireError } from '../../support/hangfire-error.js';

export class StorageOperationError extends HangfireError {
  readonly code = 'HANGFIRE_STORAGE_OPERATION_FAILED';

  constructor(
    readonly operation: string,
    options: { cause: unknown },
  ) {
    const cause = options.cause instanceof Error ? options.cause.message : String(options.cause);
    super(
      `The job store refused to ${operation}: ${cause}. Nothing was stored; see the cause.`,
      options,
    );
  }
}
