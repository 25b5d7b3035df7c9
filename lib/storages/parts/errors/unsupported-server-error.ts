import { HangfireError } from '../../../support/hangfire-error.js';

/** The server is too old, or is set up so that the store could not work on it. */
export class UnsupportedServerError extends HangfireError {
  readonly code = 'HANGFIRE_UNSUPPORTED_SERVER';

  constructor(
    readonly setting:
      | 'version'
      | 'array_nulls'
      | 'binlog_format'
      | 'extra_float_digits'
      | 'max_allowed_packet'
      | 'search_path',
    readonly value: string,
    remedy: string,
  ) {
    super(`The database server has ${setting} ${value}, on which jobs cannot be kept. ${remedy}`);
  }
}
