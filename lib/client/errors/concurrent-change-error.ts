import { HangfireError } from '../../support/hangfire-error.js';

export class ConcurrentChangeError extends HangfireError {
  readonly code = 'HANGFIRE_CONCURRENT_CHANGE';

  constructor(
    readonly jobId: string,
    readonly wantedState: string,
    readonly tries: number,
  ) {
    super(
      `Job ${jobId} could not be brought into the state ${wantedState}: something else changed it each of ` +
        `the ${tries} times between reading and writing it. Nothing was changed; try again.`,
    );
  }
}
