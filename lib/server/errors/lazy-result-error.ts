import { HangfireError } from '../../support/hangfire-error.js';

/** A method returned a value that only begins to work when somebody uses it, and nobody does. */
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
