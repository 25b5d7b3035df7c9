import { HangfireError } from '../../support/hangfire-error.js';

/** A method has `@TransactionalJob`, but nothing can open its transaction. */
export class TransactionalJobNotSupportedError extends HangfireError {
  readonly code = 'HANGFIRE_TRANSACTIONAL_JOB_NOT_SUPPORTED';

  constructor(
    readonly service: string,
    readonly method: string,
    readonly storage: string,
  ) {
    super(
      `${service}.${method} has @TransactionalJob, but nothing can open a transaction for it on the ` +
        `${storage} store. Give the DataSource of the application as "storage", or set "ambientTransaction" to ` +
        'nestjsClsTransaction() or typeormTransactional(), on the PostgreSQL that keeps the jobs.',
    );
  }
}
