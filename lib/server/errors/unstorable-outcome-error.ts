import { HangfireError } from '../../support/hangfire-error.js';

export class UnstorableOutcomeError extends HangfireError {
  readonly code = 'HANGFIRE_UNSTORABLE_OUTCOME';

  constructor(
    readonly jobId: string,
    readonly wantedState: string,
    options: { cause: unknown },
  ) {
    super(
      `Job ${jobId} ran, but the store refused to keep its outcome (${wantedState}); ` +
        'the cause says why.',
      options,
    );
  }
}
