import { HangfireError } from '../../support/hangfire-error.js';

/** A method returned a value that does its work only when it is used, and nobody uses it. */
export class LazyResultError extends HangfireError {
  readonly code = 'HANGFIRE_LAZY_RESULT';

  constructor(
    readonly type: string,
    readonly method: string,
    readonly found: string,
    remedy: string,
  ) {
    super(
      `${type}.${method} returned ${found}. Nobody has run its code, so the job has not ` +
        `succeeded. ${remedy}`,
    );
  }
}
