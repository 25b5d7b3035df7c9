import { inspect } from 'node:util';
import { HangfireError } from './hangfire-error.js';

export class InvalidTextError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_TEXT';

  constructor(
    /** What the text was to be, such as "the name of a counter". */
    readonly what: string,
    readonly text: string,
    rule: string,
  ) {
    super(
      `Expected ${rule} as ${what}, got ${inspect(text, { maxStringLength: 80 })}. A store could not give ` +
        'it back as it is. Leave such characters out, or encode the text.',
    );
  }
}
