import { HangfireError } from '../../support/hangfire-error.js';

export class CompletionRolledBackError extends HangfireError {
  readonly code = 'HANGFIRE_COMPLETION_ROLLED_BACK';

  constructor(readonly jobId: string) {
    super(
      `Job ${jobId} called completeWith and returned, but the transaction was not committed: everything that the ` +
        'job has written in it is gone. Let what made it roll back reach the caller of the method, and ' +
        'end the transaction before the method returns.',
    );
  }
}
