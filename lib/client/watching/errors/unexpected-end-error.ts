import { HangfireError } from '../../../support/hangfire-error.js';

export class UnexpectedEndError extends HangfireError {
  readonly code = 'HANGFIRE_UNEXPECTED_END';

  constructor(
    readonly jobId: string,
    readonly state: string,
  ) {
    super(
      `Job ${jobId} ended in the state ${state} of the application, in which no result is kept. ` +
        'Read what the state has kept with `get`.',
    );
  }
}
