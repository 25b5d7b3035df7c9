import { HangfireError } from '../../../../../../support/hangfire-error.js';

/** The embedded database was asked for, but its package is not installed. */
export class EmbeddedDatabaseMissingError extends HangfireError {
  readonly code = 'HANGFIRE_EMBEDDED_DATABASE_MISSING';

  constructor(options?: ErrorOptions) {
    super(
      'The embedded database needs the package "@electric-sql/pglite", which is not installed. ' +
        'Run "npm install @electric-sql/pglite", or give the url of a PostgreSQL server instead.',
      options,
    );
  }
}
