import { HangfireError } from '../../support/hangfire-error.js';

export class RecurringJobHandlerNotFoundError extends HangfireError {
  readonly code = 'HANGFIRE_RECURRING_JOB_HANDLER_NOT_FOUND';

  constructor(
    readonly id: string,
    /** The stored name of the call's class. */
    readonly jobType: string,
    readonly method: string,
  ) {
    super(
      `The recurring job "${id}" calls ${jobType}.${method}, and this process has no provider of that ` +
        'name with such a method. Import the module that provides it; keep the old name of a renamed ' +
        `class with @JobType('NewName', { aliases: ['${jobType}'] }); or add the recurring job anew.`,
    );
  }
}
