import { HangfireError } from '../hangfire-error.js';

export class InvalidOptionsError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_OPTIONS';

  constructor(
    /** The owner of the options, such as `server` or `AutomaticRetry`. */
    readonly scope: string,
    /** One sentence for each wrong option. */
    readonly problems: readonly string[],
  ) {
    super(problems.join('\n'));
  }
}
