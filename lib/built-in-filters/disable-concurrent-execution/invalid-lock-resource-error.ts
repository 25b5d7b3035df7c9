import { inspect } from 'node:util';
import { HangfireError } from '../../support/hangfire-error.js';

export class InvalidLockResourceError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_LOCK_RESOURCE';

  constructor(
    readonly resource: string,
    maxChars: number,
    /** How long the resource really is, when `resource` is given with masks. */
    chars = resource.length,
  ) {
    super(
      `Expected 1 to ${maxChars} characters, none of them NUL or a lone surrogate, as the resource of @DisableConcurrentExecution, got ` +
        `${chars}: ${inspect(resource, { maxStringLength: 80 })}. ` +
        'Name it by a short argument, such as an id.',
    );
  }
}
