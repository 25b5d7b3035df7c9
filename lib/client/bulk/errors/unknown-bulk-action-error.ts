import { HangfireError } from '../../../support/hangfire-error.js';

/** The stored operation comes from another version of the library, or from somebody who can write to the schema. */
export class UnknownBulkActionError extends HangfireError {
  readonly code = 'HANGFIRE_DASHBOARD_UNKNOWN_BULK_ACTION';

  constructor(readonly action: string) {
    super(
      `This version of the library does not know the bulk action "${action.slice(0, 100)}". ` +
        'Nothing was done. Start the operation again in a dashboard of the version that knows it.',
    );
  }
}
