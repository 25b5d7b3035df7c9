import { HangfireError } from '../../../support/hangfire-error.js';

/** The operation is stored, and goes on in another process. */
export class BulkOperationUnfinishedError extends HangfireError {
  readonly code = 'HANGFIRE_BULK_OPERATION_UNFINISHED';

  constructor(readonly operationId: string) {
    super(
      `The application closes before the bulk operation ${operationId} has ended. What it has changed stays changed, ` +
        'and the next process that works on bulk operations goes on with it: one with a dashboard that is not ' +
        'read-only, or one that calls requeueAll or deleteAll. To wait for the end, close the application later.',
    );
  }
}
