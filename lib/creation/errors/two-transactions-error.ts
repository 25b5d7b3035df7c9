import { HangfireError } from '../../support/hangfire-error.js';

/** A call named two transactions, but can take part in only one. */
export class TwoTransactionsError extends HangfireError {
  readonly code = 'HANGFIRE_TWO_TRANSACTIONS';

  constructor() {
    super(
      'The call has both a "manager" and a "transaction", and can take part in one transaction only. ' +
        'Nothing was stored. Leave one of them out.',
    );
  }
}
