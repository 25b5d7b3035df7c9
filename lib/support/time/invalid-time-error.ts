import { inspect } from 'node:util';
import { HangfireError } from '../hangfire-error.js';

export class InvalidTimeError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_TIME';

  constructor(readonly given: unknown) {
    super(
      `Expected a valid Date before the year 10000, or a duration such as { minutes: 5 } ` +
        `(days, hours, minutes, seconds, milliseconds), got ${inspect(given)}.`,
    );
  }
}
