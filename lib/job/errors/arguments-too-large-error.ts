import { HangfireError } from '../../support/hangfire-error.js';

export class ArgumentsTooLargeError extends HangfireError {
  readonly code = 'HANGFIRE_ARGUMENTS_TOO_LARGE';

  constructor(
    /**
     * The size of the arguments. Undefined where writing stopped early, because the arguments were certain to be too
     * large.
     */
    readonly bytes: number | undefined,
    readonly limit: number,
  ) {
    super(
      `The arguments of the job take ${bytes ?? `more than ${limit}`} bytes, but ${limit} are allowed. ` +
        'Keep the data where it belongs and pass an id under which the job finds it.',
    );
  }
}
