import { HangfireError } from '../hangfire-error.js';

export class InvalidOptionsError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_OPTIONS';

  constructor(
    /** What the options are for: `server`, `AutomaticRetry`. */
    readonly scope: string,
    /** One sentence for each option that is wrong. */
    readonly problems: readonly string[],
  ) {
    super(problems.join('\n'));
  }
}
