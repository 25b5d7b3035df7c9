import { HangfireError } from '../../support/hangfire-error.js';

/** Something is asked for that no store can look for. */
export class InvalidSearchError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_SEARCH';

  constructor(
    readonly field: string,
    problem: string,
  ) {
    super(`This cannot be searched for: "${field}" ${problem}. Change it, or leave it out.`);
  }
}
