import { HangfireError } from '../../support/hangfire-error.js';

/** Something that no stored text can contain is looked for. */
export class InvalidSearchError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_SEARCH';

  constructor(
    readonly field: string,
    problem: string,
  ) {
    super(`The search for "${field}" ${problem}. Leave that out of the search.`);
  }
}
