import { HangfireError } from '../../support/hangfire-error.js';
import { shownValue } from '../../support/text/shown-value.js';

/** What a call was given as a transaction is none, or it does not answer as a transaction has to. */
export class UnsupportedTransactionError extends HangfireError {
  readonly code = 'HANGFIRE_UNSUPPORTED_TRANSACTION';

  /**
   * @param adapter the function that was called
   * @param expected what it takes or answers, in words
   */
  constructor(
    readonly adapter: string,
    readonly expected: string,
    given: unknown,
  ) {
    super(
      `${adapter}: expected ${expected}, got ${shownValue(given)}. Nothing was stored. Pass what the library gives to ` +
        'the callback of its transaction. Where the version of the library is not supported, write the adapter ' +
        'yourself: a SqlTransaction, whose method "query" answers rows as objects.',
    );
  }
}
