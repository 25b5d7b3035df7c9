import { HangfireError } from '../../support/hangfire-error.js';

export class FormatError extends HangfireError {
  readonly code = 'HANGFIRE_TEMPLATE';

  constructor(
    readonly template: string,
    /** What is wrong, as a clause. */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(
      `Cannot use the template "${template}": ${reason}. ` +
        'Write {0} for the first argument, {1} for the second, and {{ or }} for a brace.',
      options,
    );
  }
}
