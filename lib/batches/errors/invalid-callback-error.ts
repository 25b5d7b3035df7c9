import { inspect } from 'node:util';
import { HangfireError } from '../../support/hangfire-error.js';

export class InvalidCallbackError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_CALLBACK';

  constructor(
    readonly operation: string,
    given: unknown,
  ) {
    super(
      `${operation}: expected a function that adds jobs to its argument, got ${inspect(given, { depth: 0 })}.`,
    );
  }
}
