import { HangfireError } from '../../support/hangfire-error.js';

export class InvalidArgumentError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_ARGUMENT';

  /**
   * @param argument such as `--url`
   * @param problem one or two sentences: what was expected, what was given, and the likely intent
   */
  constructor(
    readonly argument: string,
    problem: string,
  ) {
    super(problem);
  }
}
