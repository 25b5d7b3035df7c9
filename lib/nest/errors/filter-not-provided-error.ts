import { HangfireError } from '../../support/hangfire-error.js';

export class FilterNotProvidedError extends HangfireError {
  readonly code = 'HANGFIRE_FILTER_NOT_PROVIDED';

  constructor(
    readonly filter: string,
    options: { cause: unknown },
  ) {
    super(
      `The job filter ${filter} is no singleton provider of this application. ` +
        'Add it to the providers of a module, without a request or transient scope, ' +
        'or give an instance instead of the class.',
      options,
    );
  }
}
