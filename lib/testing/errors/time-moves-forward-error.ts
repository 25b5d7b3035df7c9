import { HangfireError } from '../../support/hangfire-error.js';

export class TimeMovesForwardError extends HangfireError {
  readonly code = 'HANGFIRE_TESTING_TIME_MOVES_FORWARD';

  constructor(
    readonly now: Date,
    readonly target: Date,
  ) {
    super(
      `The clock stands at ${now.toISOString()} and cannot go back to ${target.toISOString()}. ` +
        'Start earlier, with the option `now`, or call reset, which begins anew.',
    );
  }
}
