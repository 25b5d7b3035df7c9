import { HangfireError } from '../../support/hangfire-error.js';
import { type Duration, instantOf } from '../../support/time/duration.js';

/**
 * For jobs that cannot do their work yet, such as while a service limits its callers. The job runs again at the time,
 * or after the duration, and uses up no retry. A time in the past means in a second. Your own error class may extend
 * this class, with its own code.
 */
export class RetryAfterError extends HangfireError {
  readonly code: string = 'HANGFIRE_RETRY_AFTER';

  /**
   * @param when the earliest time of the next run: a date, or a duration from the end of this run
   * @param message why, for the history of the job
   * @throws InvalidTimeError when `when` is neither a valid date nor a duration
   */
  constructor(
    readonly when: Date | Duration,
    message = 'The job asked to run again later.',
    options?: ErrorOptions,
  ) {
    instantOf(when, new Date());
    super(message, options);
  }
}
