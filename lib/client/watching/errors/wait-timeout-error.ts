import { HangfireError } from '../../../support/hangfire-error.js';

export class WaitTimeoutError extends HangfireError {
  readonly code = 'HANGFIRE_WAIT_TIMEOUT';

  constructor(
    readonly jobId: string,
    readonly timeoutMs: number,
    /** The state in which the job was last seen; undefined before the first look at it. */
    readonly state: string | undefined,
  ) {
    super(
      `Job ${jobId} has not ended within ${timeoutMs} ms${state === undefined ? '' : `; it is ${state}`}. ` +
        'The job goes on. ' +
        'Wait for it again, give a longer timeoutMs, or look later with `get`.',
    );
  }
}
