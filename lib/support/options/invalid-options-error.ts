import { HangfireError } from '../hangfire-error.js';
import type { CodedProblem } from '../text/coded-problem.js';

export class InvalidOptionsError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_OPTIONS';

  constructor(
    /** The owner of the options, such as `server` or `AutomaticRetry`. */
    readonly scope: string,
    /** One sentence for each wrong option. */
    readonly problems: readonly string[],
    /** The same problems for other languages; empty where nobody but programmers can read them. */
    readonly because: readonly CodedProblem[] = [],
  ) {
    super(problems.join('\n'));
  }
}
