import { HangfireError } from '../../support/hangfire-error.js';

export class JobTimeoutError extends HangfireError {
  readonly code = 'HANGFIRE_JOB_TIMEOUT';

  constructor(
    readonly jobId: string,
    readonly timeoutMs: number,
    options?: ErrorOptions,
  ) {
    super(
      `Job ${jobId} was still running after ${timeoutMs / 1_000} seconds, the time that ` +
        '@JobTimeout gives it. Give it more time, or have it do less at once; a run that looks at its ' +
        'AbortSignal can end itself cleanly.',
      options,
    );
  }
}
