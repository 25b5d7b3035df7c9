import { HangfireError } from '../../support/hangfire-error.js';

export class InvalidStoreModuleError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_STORE_MODULE';

  /** @param problem the end of a sentence that begins with the path */
  constructor(
    /** The path as the user gave it. */
    readonly path: string,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(
      `${path} ${problem}. The module must export a function "open", or a function as its default, that returns an ` +
        'empty store for each case. See "A store of your own" in docs/extending.md.',
      options,
    );
  }
}
