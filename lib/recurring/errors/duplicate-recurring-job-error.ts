import { HangfireError } from '../../support/hangfire-error.js';

export class DuplicateRecurringJobError extends HangfireError {
  readonly code = 'HANGFIRE_DUPLICATE_RECURRING_JOB';

  constructor(
    readonly id: string,
    /** `Class.method` of each. */
    readonly declaredOn: readonly string[],
  ) {
    super(
      `@RecurringJob("${id}") stands on ${declaredOn.join(' and on ')}. An id is one recurring job, ` +
        'with one method: give the other one an id of its own.',
    );
  }
}
