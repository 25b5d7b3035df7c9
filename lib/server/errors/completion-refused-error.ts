import { HangfireError } from '../../support/hangfire-error.js';

export class CompletionRefusedError extends HangfireError {
  readonly code = 'HANGFIRE_COMPLETION_REFUSED';

  /** @param state the state in which the job was found; undefined where the job no longer exists */
  constructor(
    readonly jobId: string,
    readonly state: string | undefined,
  ) {
    super(
      `Job ${jobId} cannot be completed by this run: the job is ${state ?? 'gone'}, or runs again elsewhere, ` +
        'or this run has ended, or this transaction has completed it already. Let this error roll the transaction back, so ' +
        'that nothing happens twice.',
    );
  }
}
