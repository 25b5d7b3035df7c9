import { DoNotRetryError } from '../../job/errors/do-not-retry-error.js';

export class PoisonJobError extends DoNotRetryError {
  override readonly code = 'HANGFIRE_POISON_JOB';

  constructor(
    readonly jobId: string,
    readonly crashes: number,
  ) {
    super(
      `Job ${jobId} was running each of the ${crashes} times that its server died, so it is not ` +
        'started again by itself. Find out whether it kills its process, then requeue it.',
    );
  }
}
