import { HangfireError } from '../../../support/hangfire-error.js';

export class NoOpenTransactionError extends HangfireError {
  readonly code = 'HANGFIRE_NO_OPEN_TRANSACTION';

  constructor() {
    super(
      'A job can complete itself only in an open transaction, and the given manager has none: its ' +
        'statements would commit one by one. Pass the manager that dataSource.transaction(async ' +
        '(manager) => …) gives.',
    );
  }
}
