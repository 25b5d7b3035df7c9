import { HangfireError } from '../../support/hangfire-error.js';
import { didYouMean } from '../../support/text/did-you-mean.js';

export class UnknownMethodError extends HangfireError {
  readonly code = 'HANGFIRE_UNKNOWN_METHOD';

  constructor(
    readonly service: string,
    readonly method: string,
    readonly known: readonly string[],
  ) {
    const likely = didYouMean(method, known);
    super(
      `"${method}" is not a method of ${service} that a job can call. ` +
        (likely === undefined ? '' : `Did you mean "${likely}"? `) +
        `Known methods: ${known.join(', ') || 'none'}. ` +
        'Declare it as a method of the class: fields, accessors and lifecycle hooks cannot be jobs.',
    );
  }
}
