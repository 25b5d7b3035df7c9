import { HangfireError } from '../../support/hangfire-error.js';

export class NoJobTransactionError extends HangfireError {
  readonly code = 'HANGFIRE_NO_JOB_TRANSACTION';

  constructor(
    readonly type: string,
    readonly method: string,
  ) {
    super(
      `${type}.${method} has no transaction that the library has opened, so it has no manager. ` +
        'Decorate the method with @TransactionalJob(), or use the manager inside of completeIn.',
    );
  }
}
