import { HangfireError } from '../../support/hangfire-error.js';

export class SeveralMethodsCalledError extends HangfireError {
  readonly code = 'HANGFIRE_CALL_WITH_SEVERAL_METHODS';

  constructor(
    readonly service: string,
    /** The calls that were seen, in order. */
    readonly methods: readonly string[],
  ) {
    const seen = methods.map((method) => `${method}()`).join(', then ');
    super(
      (methods.length > 1
        ? `The callback called ${seen} of ${service}. `
        : `The callback used the result of ${service}.${seen}, which has not run yet. `) +
        'A job is one call with plain data as arguments: enqueue one job for each call, or write ' +
        `a method of ${service} that makes all of the calls.`,
    );
  }
}
