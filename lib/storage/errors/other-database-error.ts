import { HangfireError } from '../../support/hangfire-error.js';

/** A transaction was given that is open in another database than the one that keeps the jobs. */
export class OtherDatabaseError extends HangfireError {
  readonly code = 'HANGFIRE_OTHER_DATABASE';

  /** @param schema as SQL quotes it */
  constructor(
    readonly schema: string,
    options?: ErrorOptions,
  ) {
    super(
      'The given transaction is open in another database than the one that keeps the jobs, so the two cannot ' +
        `commit together: it does not have the tables of this store in its schema ${schema}. ` +
        'Nothing was stored. Open the transaction on the database with the jobs, or leave it out.',
      options,
    );
  }
}
