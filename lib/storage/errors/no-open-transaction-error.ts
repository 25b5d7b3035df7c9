import { HangfireError } from '../../support/hangfire-error.js';

export class NoOpenTransactionError extends HangfireError {
  readonly code = 'HANGFIRE_NO_OPEN_TRANSACTION';

  constructor() {
    super(
      'The given manager or transaction is not open: its statements would commit one by one, and what is ' +
        'done with jobs would stay where the rest is rolled back. Pass the manager that ' +
        'dataSource.transaction((manager) => …) gives, or the transaction of another library, before it ends.',
    );
  }
}
