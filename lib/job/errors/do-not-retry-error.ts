import { HangfireError } from '../../support/hangfire-error.js';

/**
 * Thrown by a job that knows that running it again cannot help: it is Failed at once, however many
 * retries are left. A class for such errors may extend it, with a code of its own.
 */
export class DoNotRetryError extends HangfireError {
  readonly code: string = 'HANGFIRE_DO_NOT_RETRY';
}
