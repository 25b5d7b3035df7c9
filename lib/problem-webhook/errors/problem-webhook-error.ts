import { HangfireError } from '../../support/hangfire-error.js';

/** The receiver of the webhook did not take a notice. */
export class ProblemWebhookError extends HangfireError {
  readonly code = 'HANGFIRE_PROBLEM_WEBHOOK_FAILED';

  constructor(
    /** Scheme, host and port of the receiver. The rest of the address may be secret. */
    readonly receiver: string,
    /** What happened, such as `answered 500`. */
    readonly what: string,
    options?: { cause: unknown },
  ) {
    super(`The receiver of the problem webhook, ${receiver}, ${what}. Look at its log.`, options);
  }
}
