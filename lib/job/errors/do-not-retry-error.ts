import { HangfireError } from '../../support/hangfire-error.js';

/**
 * For jobs that know that another run cannot help: a job that throws this error is Failed at once, however many
 * retries are left. A class for such errors may extend it, with a code of its own.
 */
export class DoNotRetryError extends HangfireError {
  readonly code: string = 'HANGFIRE_DO_NOT_RETRY';
}
