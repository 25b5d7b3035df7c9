import { HangfireError } from '../../../support/hangfire-error.js';

export class BulkOperationGoneError extends HangfireError {
  readonly code = 'HANGFIRE_BULK_OPERATION_GONE';

  constructor(readonly operationId: string) {
    super(
      `The bulk operation ${operationId} is no longer in the store, so nobody knows what it has changed: something ` +
        'other than this library has removed its row. Count the jobs that it was to change, and start it again.',
    );
  }
}
