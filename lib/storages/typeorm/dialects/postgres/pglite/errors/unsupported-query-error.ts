import { HangfireError } from '../../../../../../support/hangfire-error.js';

/** Something other than SQL text with values was given to a client: a stream or a cursor. */
export class UnsupportedQueryError extends HangfireError {
  readonly code = 'HANGFIRE_EMBEDDED_DATABASE_UNSUPPORTED_QUERY';

  constructor(readonly received: string) {
    super(
      `query: expected SQL text or { text, values }, got ${received}. ` +
        'The embedded database has no streams or cursors; read the rows in pages.',
    );
  }
}
