import { HangfireError } from '../../../support/hangfire-error.js';

export class UnsupportedDatabaseError extends HangfireError {
  readonly code = 'HANGFIRE_UNSUPPORTED_DATABASE';

  constructor(readonly databaseType: string) {
    super(
      `Jobs cannot be stored in a database of the type "${databaseType}". ` +
        'Give a DataSource of the type "postgres", or another JobStorage.',
    );
  }
}
