import { inspect } from 'node:util';
import { HangfireError } from '../../support/hangfire-error.js';

export class InvalidParameterError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_PARAMETER';

  constructor(
    readonly parameter: string,
    readonly value: unknown,
    options?: ErrorOptions,
  ) {
    super(
      `Job parameter "${parameter}": expected plain JSON (strings, finite numbers, booleans, null, ` +
        `arrays and objects of these), got ${inspect(value, { depth: 1 })}. ` +
        'Delete a parameter instead of setting it to undefined.',
      options,
    );
  }
}
