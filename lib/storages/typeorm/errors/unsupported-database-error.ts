import { HangfireError } from '../../../support/hangfire-error.js';

export class UnsupportedDatabaseError extends HangfireError {
  readonly code = 'HANGFIRE_UNSUPPORTED_DATABASE';

  /** @param served the types of DataSources that jobs can be stored in */
  constructor(
    readonly databaseType: string,
    served: readonly string[],
  ) {
    const types = served.map((type) => `"${type}"`).join(' or ');
    super(
      `Jobs cannot be stored in a database of the type "${databaseType}". ` +
        `Give a DataSource of the type ${types}, or another JobStorage.`,
    );
  }
}
