import { HangfireError } from '../../../support/hangfire-error.js';

export class UnknownJobError extends HangfireError {
  readonly code = 'HANGFIRE_UNKNOWN_JOB';

  /** @param jobId null for a job that a filter cancelled */
  constructor(readonly jobId: string | null) {
    super(
      jobId === null
        ? 'There is no job to wait for: a client filter cancelled it, so its id is null.'
        : `There is no job ${jobId}: it never existed, has expired, or belongs to a transaction that is not ` +
            'committed. Wait for a job after the commit, and before it expires.',
    );
  }
}
