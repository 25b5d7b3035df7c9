import { HangfireError } from '../../support/hangfire-error.js';

/** The option `ambientTransaction` names a library that is not installed. */
export class TransactionLibraryMissingError extends HangfireError {
  readonly code = 'HANGFIRE_TRANSACTION_LIBRARY_MISSING';

  constructor(
    readonly packageName: string,
    options?: ErrorOptions,
  ) {
    super(
      `The option "ambientTransaction" needs the package "${packageName}", which is not installed. ` +
        `Run "npm install ${packageName}", or give a function that answers the current EntityManager.`,
      options,
    );
  }
}
