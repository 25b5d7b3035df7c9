import { inspect } from 'node:util';
import { HangfireError } from '../hangfire-error.js';

export class InvalidTextError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_TEXT';

  constructor(
    /** What the text is, such as "the name of a counter". */
    readonly what: string,
    readonly text: string,
    rule: string,
    remedy: string,
  ) {
    super(`Expected ${rule} as ${what}, got ${inspect(text, { maxStringLength: 80 })}. ${remedy}`);
  }
}
