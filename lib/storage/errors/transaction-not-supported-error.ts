import { HangfireError } from '../../support/hangfire-error.js';

/** A store without the feature `callerTransactions` was given a transaction. */
export class TransactionNotSupportedError extends HangfireError {
  readonly code = 'HANGFIRE_TRANSACTION_NOT_SUPPORTED';

  constructor(readonly storage: string) {
    super(
      `The ${storage} store cannot take part in your transaction: it does not keep jobs in the database ` +
        'of that transaction. Nothing was stored. Leave the transaction out, or keep the jobs in that ' +
        'database, such as with the TypeORM store on PostgreSQL.',
    );
  }
}
