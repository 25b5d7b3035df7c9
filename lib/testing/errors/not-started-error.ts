import { HangfireError } from '../../support/hangfire-error.js';

export class NotStartedError extends HangfireError {
  readonly code = 'HANGFIRE_TESTING_NOT_STARTED';

  constructor(readonly operation: string) {
    super(
      `${operation} needs an application that has started: its jobs are found when it does. ` +
        'Await init() of the TestingModule or the application first.',
    );
  }
}
