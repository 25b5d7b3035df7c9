import { DashboardError } from './dashboard-error.js';

/** Somebody who can write to the schema has changed the operation. */
export class DamagedBulkOperationError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_DAMAGED_BULK_OPERATION';
  readonly status = 422;

  constructor(readonly part: string) {
    super(
      `The stored ${part} of this bulk operation cannot be read; the row was changed by something else ` +
        'than this library. It was ended where it was. Start it again.',
    );
  }
}
