import { HangfireError } from '../../support/hangfire-error.js';

/** No store can search for the given value. */
export class InvalidSearchError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_SEARCH';

  constructor(
    readonly field: string,
    problem: string,
  ) {
    super(`This cannot be searched for: "${field}" ${problem}. Change it, or leave it out.`);
  }
}
