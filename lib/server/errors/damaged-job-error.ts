import { HangfireError } from '../../support/hangfire-error.js';

export class DamagedJobError extends HangfireError {
  readonly code = 'HANGFIRE_DAMAGED_JOB';

  constructor(
    readonly jobId: string,
    readonly part: string,
  ) {
    super(
      `The stored ${part} of job ${jobId} cannot be read: something other than this library has changed ` +
        'the row. Repair or delete the job.',
    );
  }
}
