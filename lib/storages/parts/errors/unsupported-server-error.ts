import { HangfireError } from '../../../support/hangfire-error.js';

/** The MySQL or MariaDB server is too old, or is set up so that the store could not work on it. */
export class UnsupportedServerError extends HangfireError {
  readonly code = 'HANGFIRE_UNSUPPORTED_SERVER';

  constructor(
    readonly setting: 'version' | 'max_allowed_packet' | 'binlog_format',
    readonly value: string,
    remedy: string,
  ) {
    super(`The database server has ${setting} ${value}, on which jobs cannot be kept. ${remedy}`);
  }
}
