import { HangfireError } from '../../support/hangfire-error.js';

export class JobMethodNotFoundError extends HangfireError {
  readonly code = 'HANGFIRE_METHOD_NOT_FOUND';

  constructor(
    readonly jobType: string,
    readonly method: string,
    readonly known: readonly string[],
  ) {
    super(
      `"${jobType}" has no method "${method}" that a job may call. Known: ${known.join(', ') || 'none'}. ` +
        'Give the method its old name back, or requeue the job once it exists again.',
    );
  }
}
