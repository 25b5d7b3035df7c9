import { HangfireError } from '../../support/hangfire-error.js';

export class DamagedJobError extends HangfireError {
  readonly code = 'HANGFIRE_DAMAGED_JOB';

  constructor(
    readonly jobId: string,
    readonly part: string,
  ) {
    super(
      `The stored ${part} of job ${jobId} cannot be read; the row was changed by something else than ` +
        'this library. Repair or delete the job.',
    );
  }
}
