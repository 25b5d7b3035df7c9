import { HangfireError } from '../../support/hangfire-error.js';
import { shownValue } from '../../support/text/shown-value.js';

/** A function of this entry point got something else than the transaction of its library. */
export class UnsupportedTransactionError extends HangfireError {
  readonly code = 'HANGFIRE_UNSUPPORTED_TRANSACTION';

  /**
   * @param adapter the function that was called
   * @param expected the transaction that it takes, in words
   */
  constructor(
    readonly adapter: string,
    readonly expected: string,
    given: unknown,
  ) {
    super(
      `${adapter}: expected ${expected}, got ${shownValue(given)}. Nothing was stored. Pass what the library gives to the ` +
        'callback of its transaction. If it is that, the version of the library is not supported: write the ' +
        'adapter yourself, an object with the method "query" (SqlTransaction).',
    );
  }
}
