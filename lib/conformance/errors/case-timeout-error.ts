import { HangfireError } from '../../support/hangfire-error.js';

export class CaseTimeoutError extends HangfireError {
  readonly code = 'HANGFIRE_CASE_TIMEOUT';

  constructor(
    readonly path: readonly string[],
    readonly timeoutMs: number,
  ) {
    super(
      `The case "${path.join(' › ')}" did not end within ${timeoutMs} ms. Either the store does not answer, or ` +
        'it never announces what the case waits for; where the store is only slow, raise timeoutMs.',
    );
  }
}
