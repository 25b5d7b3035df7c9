import { HangfireError } from '../../../../../../support/hangfire-error.js';

/** The database, or the connections to it, cannot hold every text. */
export class UnsupportedEncodingError extends HangfireError {
  readonly code = 'HANGFIRE_UNSUPPORTED_ENCODING';

  constructor(
    readonly setting: 'server_encoding' | 'client_encoding',
    readonly encoding: string,
  ) {
    const remedy =
      setting === 'server_encoding'
        ? "Give the store a database of its own: CREATE DATABASE jobs ENCODING 'UTF8' TEMPLATE template0 " +
          "LC_COLLATE 'C' LC_CTYPE 'C'."
        : "Take the setting away from the DataSource's options, the role and the database.";
    super(
      `${setting} is ${encoding}. Jobs hold texts of every language, so it has to be UTF8. ${remedy}`,
    );
  }
}
