import { HangfireError } from '../../support/hangfire-error.js';

/** A value of the CLS context cannot be stored with a job. */
export class ClsValueError extends HangfireError {
  readonly code = 'HANGFIRE_CLS_VALUE';

  constructor(
    readonly key: string,
    /** The kind of the value, such as `a function`. */
    readonly found: string,
    options?: ErrorOptions,
  ) {
    super(
      `The value under the CLS key "${key}" cannot be stored with a job: it is or holds ${found}. ` +
        'Keep plain data of at most 4,096 characters of JSON under the keys of ClsJobFilter: ids instead of objects.',
      options,
    );
  }
}
