import { HangfireError } from '../../support/hangfire-error.js';

export class InvalidConfigurationError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_CONFIGURATION';

  constructor(
    /** One sentence or two for each wrong value: the decorator, its class and method, and what to do. */
    readonly problems: readonly string[],
    options?: ErrorOptions,
  ) {
    super(problems.join('\n'), options);
  }
}
