import { inspect } from 'node:util';
import { HangfireError } from '../../support/hangfire-error.js';

export class InvalidQueueNameError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_QUEUE_NAME';

  constructor(
    readonly queue: unknown,
    /** What a name must look like. */
    readonly rule: string,
  ) {
    super(
      `Expected ${rule} as the name of a queue, got ${inspect(queue, { maxStringLength: 80 })}.`,
    );
  }
}
