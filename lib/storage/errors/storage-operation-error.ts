import { exceptionInfo } from '../../states/exception-info.js';
import { HangfireError } from '../../support/hangfire-error.js';

export class StorageOperationError extends HangfireError {
  readonly code = 'HANGFIRE_STORAGE_OPERATION_FAILED';

  constructor(
    readonly operation: string,
    options: { cause: unknown },
  ) {
    const { message: cause } = exceptionInfo(options.cause);
    super(
      `The job store refused to ${operation}: ${cause}. Nothing was stored; see the cause.`,
      options,
    );
  }
}
