import { HangfireError } from '../../../support/hangfire-error.js';

/** The stored operation cannot be read, because somebody who can write to the schema has changed it. */
export class DamagedBulkOperationError extends HangfireError {
  readonly code = 'HANGFIRE_DASHBOARD_DAMAGED_BULK_OPERATION';

  constructor(readonly part: string) {
    super(
      `The stored ${part} of this bulk operation cannot be read: something other than this library has ` +
        'changed the row. The operation has ended where it was. Start it again.',
    );
  }
}
