import { HangfireError } from '../../support/hangfire-error.js';

export class TransactionNotSupportedError extends HangfireError {
  readonly code = 'HANGFIRE_TRANSACTION_NOT_SUPPORTED';

  constructor(readonly storage: string) {
    super(
      `The ${storage} store cannot take part in your transaction: it keeps jobs in this ` +
        'process, not in your database. Use the TypeORM store on PostgreSQL for that, or leave the ' +
        'transaction out.',
    );
  }
}
