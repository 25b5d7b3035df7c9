import { inspect } from 'node:util';
import { HangfireError } from '../../support/hangfire-error.js';

export class InvalidPriorityError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_PRIORITY';

  constructor(readonly priority: unknown) {
    super(
      `priority: expected an integer from -32768 (first) to 32767 (last), got ${inspect(priority)}.`,
    );
  }
}
