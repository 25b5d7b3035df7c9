import { HangfireError } from '../../support/hangfire-error.js';

export class InvalidRecurringJobError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_RECURRING_JOB';

  constructor(
    readonly id: string,
    /** `Class.method` on which the decorator stands. */
    readonly declaredOn: string,
    readonly problem: string,
    {
      decorator = `@RecurringJob("${id}")`,
      ...options
    }: ErrorOptions & { readonly decorator?: string } = {},
  ) {
    super(`${decorator} on ${declaredOn}: ${problem}`, options);
  }
}
