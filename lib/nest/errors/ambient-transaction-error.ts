import { HangfireError } from '../../support/hangfire-error.js';

/** The option `ambientTransaction` could not say which transaction the calling code is in. */
export class AmbientTransactionError extends HangfireError {
  readonly code = 'HANGFIRE_AMBIENT_TRANSACTION';

  /** @param found the answer or the error of the option, in words */
  constructor(
    readonly found: string,
    options?: ErrorOptions,
  ) {
    super(
      `The option "ambientTransaction" could not say which transaction this code is in: ${found}. ` +
        'It answers the EntityManager of the current transaction, and undefined outside of a transaction. ' +
        'Nothing was stored. Pass { manager: null } to a call that belongs to no transaction.',
      options,
    );
  }
}
