import { HangfireError } from '../../support/hangfire-error.js';

/**
 * For jobs that know that another run cannot help. A job that throws this error is Failed at once, however many retries
 * are left. Your own error class may extend this class, with its own code.
 */
export class DoNotRetryError extends HangfireError {
  readonly code: string = 'HANGFIRE_DO_NOT_RETRY';
}
