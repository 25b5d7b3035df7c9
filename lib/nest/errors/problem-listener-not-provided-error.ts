import { HangfireError } from '../../support/hangfire-error.js';

export class ProblemListenerNotProvidedError extends HangfireError {
  readonly code = 'HANGFIRE_PROBLEM_LISTENER_NOT_PROVIDED';

  constructor(
    readonly listener: string,
    options: { cause: unknown },
  ) {
    super(
      `The class ${listener} in the option onProblem is no singleton provider of this application. ` +
        'Add it to the providers of a module, without a request or transient scope, or give a function.',
      options,
    );
  }
}
