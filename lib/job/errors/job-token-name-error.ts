import { HangfireError } from '../../support/hangfire-error.js';

export class JobTokenNameError extends HangfireError {
  readonly code = 'HANGFIRE_JOB_TOKEN_NAME';

  constructor(
    readonly token: string,
    /** The name that the token was given first. */
    readonly storedName: string,
    readonly otherName: string,
  ) {
    super(
      `jobToken() was called for ${token} with the name "${storedName}", and now with "${otherName}". ` +
        'Jobs of one token are stored under one name: export the token from one file.',
    );
  }
}
