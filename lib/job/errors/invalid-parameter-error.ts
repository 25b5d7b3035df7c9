import { HangfireError } from '../../support/hangfire-error.js';
import { wordsFor } from '../../support/text/words-for.js';

const PLAIN_JSON =
  'plain JSON (strings, finite numbers, booleans, null, arrays and objects of these)';
const MAX_WORDS_CHARS = 500;

interface Details extends ErrorOptions {
  readonly expected?: string | undefined;
  /** Whether the value under a name is masked. */
  readonly hides?: ((name: string | undefined) => boolean) | undefined;
}

export class InvalidParameterError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_PARAMETER';

  constructor(
    readonly parameter: string,
    readonly value: unknown,
    { expected = PLAIN_JSON, hides, ...options }: Details = {},
  ) {
    super(
      `Job parameter "${parameter}": expected ${expected}, got ${wordsFor(value, MAX_WORDS_CHARS, hides)}. ` +
        'Delete a parameter instead of setting it to undefined.',
      options,
    );
  }
}
