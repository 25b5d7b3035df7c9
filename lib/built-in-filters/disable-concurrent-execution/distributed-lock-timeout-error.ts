import { HangfireError } from '../../support/hangfire-error.js';

export class DistributedLockTimeoutError extends HangfireError {
  readonly code = 'HANGFIRE_DISTRIBUTED_LOCK_TIMEOUT';

  constructor(
    readonly resource: string,
    readonly timeoutInSeconds: number,
  ) {
    super(
      `The resource "${resource}" did not become free within ${timeoutInSeconds} seconds: another ` +
        'job is still using it. Raise timeoutInSeconds of @DisableConcurrentExecution, or say with ' +
        'onTimeout what should happen instead.',
    );
  }
}
