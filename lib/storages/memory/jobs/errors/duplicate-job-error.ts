import { HangfireError } from '../../../../support/hangfire-error.js';

export class DuplicateJobError extends HangfireError {
  readonly code = 'HANGFIRE_DUPLICATE_JOB';

  constructor(readonly jobId: string) {
    super(
      `A job or batch with the id ${jobId} exists already; none of those given with it was stored. ` +
        'Make a new id for every one, or pass mayExist when storing the same jobs again.',
    );
  }
}
