import { HangfireError } from '../../support/hangfire-error.js';

const MAX_METHODS = 3;

export class GeneratedJobTypeError extends HangfireError {
  readonly code = 'HANGFIRE_GENERATED_JOB_TYPE';

  constructor(
    /** The name of the class. */
    readonly jobType: string,
    /** The methods of the class, by which its author can recognise it. */
    readonly methods: readonly string[],
    /** The module that provides it, where that is known. */
    readonly module?: string | undefined,
  ) {
    const shown = methods.slice(0, MAX_METHODS).join(', ');
    const where = module === undefined ? '' : ` in ${module}`;
    super(
      `The class "${jobType}"${where}${shown && ` (methods: ${shown})`} has a name that a minifier, a bundler or ` +
        'mixin() has made. Jobs are stored under the name of their class, and the next build or process would ' +
        "give this name to another class, or to none. Pin the stored name with @JobType('…') on the class.",
    );
  }
}
